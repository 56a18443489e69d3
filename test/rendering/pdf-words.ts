import { outputOf } from './external-tool.ts';

/** The right edges of the 14 columns, in points, as the statement draws them. */
const edges = [74, 120, 160, 202, 280, 318, 378, 438, 484, 518, 575, 617, 693, 813];
const footTop = 560;

interface Word {
  readonly left: number;
  readonly top: number;
  readonly text: string;
}

/**
 * The detail rows of a statement, as pdftotext finds them by their places on the pages: what stands between two words
 * of the first column is a row, if the first is a date. The text of a cell has its lines joined and no spaces.
 */
export function detailRowsOf(pdftotext: string, path: string): string[][] {
  return wordsByPage(outputOf(pdftotext, ['-tsv', path, '-'])).flatMap((words) => {
    const starts = words.filter(({ left }) => left < edges[0]!).sort((one, other) => one.top - other.top);
    return starts.flatMap(({ text, top }, index) => {
      const end = starts[index + 1]?.top ?? footTop;
      return /^\d{4}-\d\d-\d\d$/.test(text) ? [cellsOf(words, top - 2, end - 2)] : [];
    });
  });
}

function wordsByPage(table: string): Word[][] {
  const pages: Word[][] = [];
  for (const line of table.split('\n')) {
    const [level, page, , , , , left, top, , , , text] = line.split('\t');
    if (level !== '5') continue;
    (pages[Number(page)] ??= []).push({ left: Number(left), top: Number(top), text: text! });
  }
  return pages.filter(Boolean);
}

function cellsOf(words: readonly Word[], from: number, to: number): string[] {
  const cells = edges.map((): string => '');
  const ordered = words
    .filter(({ top }) => top >= from && top < to)
    .sort((one, other) => (Math.abs(one.top - other.top) > 3 ? one.top - other.top : one.left - other.left));
  for (const { left, text } of ordered) cells[edges.findIndex((edge) => left < edge)] += text;
  return cells;
}
