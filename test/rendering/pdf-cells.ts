import { statementColumns } from '../../rendering/statement-layout.ts';
import { heightOf, middleOf, wordsOf, type PageWord } from './words-on-pages.ts';

/** Of the detail table, as a reader sees it: points, and the lines of a cell. */
const table = { left: 28, lineHeight: 9.1, footFrom: 555 } as const;

/**
 * The text of each cell of the detail tables, row by row, without spaces: where a cell's lines were parted is not to be
 * seen. A word belongs to the column and the row that it stands in.
 *
 * @param clearingDate what the first cell of every row says
 */
export function detailCells(pdftotext: string, path: string, clearingDate: string): string[][] {
  return wordsOf(pdftotext, path).flatMap((words) => cellsOnPage(words, clearingDate));
}

function cellsOnPage(words: readonly PageWord[], clearingDate: string): string[][] {
  const edges = columnEdges(words);
  const firsts = words
    .filter(({ text, right }) => text === clearingDate && right <= edges[1]! + 1)
    .toSorted((one, other) => one.top - other.top);
  const ends = words
    .filter(({ text, left }) => text.startsWith('汇总信息') && left < table.left + 1)
    .map(({ top }) => top);
  return firsts.map(({ top }, index) => {
    const next = firsts[index + 1]?.top ?? Number.POSITIVE_INFINITY;
    const bottom = Math.min(next, table.footFrom, ...ends.filter((end) => end > top)) - 2;
    const inRow = words.filter((word) => heightOf(word) > top && word.top < bottom);
    return statementColumns.map((_, column) =>
      inRow
        .filter((word) => middleOf(word) > edges[column]! && middleOf(word) < edges[column + 1]!)
        .map((word) => ({ ...word, line: Math.floor((heightOf(word) - top) / table.lineHeight) }))
        .toSorted((one, other) => one.line - other.line || one.left - other.left)
        .map(({ text }) => text)
        .join(''),
    );
  });
}

/** A header stands in the middle of its column, so that each column's right edge follows from its left one. */
function columnEdges(words: readonly PageWord[]): number[] {
  const edges: number[] = [table.left];
  // A summary may stand above, with some of the same headers.
  const top = words.find(({ text }) => text === statementColumns[0]!.header)?.top ?? 0;
  const headers = words.filter((word) => Math.abs(word.top - top) < 2);
  for (const { header } of statementColumns) {
    const word = headers.find(({ text, left }) => text === header && left > edges.at(-1)!);
    if (word) edges.push(2 * middleOf(word) - edges.at(-1)!);
  }
  return edges;
}
