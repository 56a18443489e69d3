import { outputOf } from './external-tool.ts';

/** What pdftotext takes for a word, and where it stands: points from the page's upper left corner. */
export interface PageWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The words of each page. @param pdftotext poppler's program */
export function wordsOf(pdftotext: string, path: string): PageWord[][] {
  const pages = outputOf(pdftotext, ['-bbox', path, '-']).split('<page ').slice(1);
  return pages.map((page) => Array.from(page.matchAll(wordTag), ([, ...parts]) => wordOf(parts)));
}

const wordTag = /<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">(.*?)<\/word>/gs;

function wordOf([left, top, right, bottom, text]: readonly string[]): PageWord {
  const [x, y, toX, toY] = [left, top, right, bottom].map(Number);
  return { text: unescaped(text!), left: x!, top: y!, right: toX!, bottom: toY! };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

export function middleOf({ left, right }: PageWord): number {
  return (left + right) / 2;
}

/** Half-way down a word: fonts differ in how far theirs reach above and below the line. */
export function heightOf({ top, bottom }: PageWord): number {
  return (top + bottom) / 2;
}
