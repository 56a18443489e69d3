import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { heightOf, wordsOf } from '../words-on-pages.ts';

type Document = InstanceType<typeof PDFDocument>;

const whole = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
);
const rare = fileURLToPath(new URL('../../../rendering/pdf/fonts/rare.ttf', import.meta.url));
const lineHeight = 30;
const top = 20;

/** Plain pdfkit: every cell of a row on a line of its own, a page for each row; the whole font, and the rare one beside it. */
export async function writeReference(rows: readonly (readonly string[])[], path: string): Promise<void> {
  const size: [number, number] = [14_000, 2 * top + lineHeight * rows[0]!.length];
  // A font named here would be read again for every page.
  const document = new PDFDocument({ size, margin: 0, autoFirstPage: false, font: '' });
  const output = createWriteStream(path);
  document.pipe(output);
  document.registerFont('whole', whole).registerFont('rare', rare);
  for (const row of rows) {
    document.addPage();
    row.forEach((text, line) => drawText(document, text, top + line * lineHeight));
  }
  document.end();
  await finished(output);
}

function drawText(document: Document, text: string, y: number): void {
  let x = 20;
  for (const [run] of text.matchAll(/./gsu)) {
    document.font(wholeCharacters().has(run.codePointAt(0)!) ? 'whole' : 'rare').fontSize(7);
    document.text(run, x, y, { lineBreak: false });
    x += document.widthOfString(run);
  }
}

let characters: ReadonlySet<number> | undefined;

function wholeCharacters(): ReadonlySet<number> {
  return (characters ??= new Set(create(readFileSync(whole)).characterSet));
}

/** What pdftotext reads out of {@link writeReference}'s file: each row's cells without spaces. */
export function referenceCells(pdftotext: string, path: string, columns: number): string[][] {
  return wordsOf(pdftotext, path).map((words) => {
    const lines = Array.from({ length: columns }, () => '');
    for (const word of words.toSorted((one, other) => one.left - other.left))
      lines[Math.floor((heightOf(word) - top) / lineHeight)] += word.text;
    return lines;
  });
}
