import { widthOf } from './statement-font.ts';

/**
 * Breaks a drawable text into lines no wider than `width` points at `size` points. Chinese may break anywhere; a
 * number or a Latin word stays whole unless it is wider than a line by itself.
 *
 * @param maxLines the last line ends in … where the text goes on.
 */
export function wrapText(text: string, size: number, width: number, maxLines: number): string[] {
  if (widthOf(text) * size <= width) return [text];
  const most = width / size;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of piecesOf(text, most)) {
    const wide = widthOf(piece);
    if (used + wide > most && line !== '') {
      lines.push(line.trimEnd());
      if (lines.length === maxLines) return [...lines.slice(0, -1), withEllipsis(lines.at(-1)!, most)];
      line = '';
      used = 0;
    }
    if (line === '' && piece === ' ') continue;
    line += piece;
    used += wide;
  }
  return line === '' ? lines : [...lines, line];
}

/** Words, spaces and single characters; a word wider than `most` falls apart into its characters. */
function* piecesOf(text: string, most: number): Generator<string> {
  for (const [piece] of text.matchAll(/[!-~]+|[^]/gu)) {
    if (piece.length > 1 && widthOf(piece) > most) yield* piece;
    else yield piece;
  }
}

function withEllipsis(line: string, most: number): string {
  const characters = [...line];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > most) characters.pop();
  return `${characters.join('')}…`;
}
