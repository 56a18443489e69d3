import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { formatFen } from '../../domain/money.ts';
import {
  factText,
  statementColumns,
  statementFacts,
  statementTitle,
  terminalSummaryHeaders,
  totalsText,
  words,
} from '../../rendering/statement-layout.ts';
import { outlineOf, pagesOf } from '../statement-rows.ts';

/** What a file says, line by line, its pages' heads and feet apart. */
interface Content {
  readonly lines: number;
  readonly digest: string;
}

const outputAtMost = 512 * 1024 * 1024;

/** What every writer has to have written. */
export function expectedContent(rows: number): Content {
  return digestOf(expectedLines(rows));
}

/** @throws Error when the file says something else */
export function requireContent(pdftotext: string, path: string, expected: Content): void {
  const found = readContent(pdftotext, path);
  if (found.digest === expected.digest) return;
  throw new Error(`wrote other text: ${found.lines} lines, not the ${expected.lines} expected`);
}

/**
 * Reads a file by any of the writers with poppler's pdftotext, which none of them has a part in.
 *
 * @throws Error when a page has no number, or no header above its rows
 */
function readContent(pdftotext: string, path: string): Content {
  const { status, stdout, stderr } = spawnSync(pdftotext, ['-layout', path, '-'], {
    encoding: 'utf8',
    maxBuffer: outputAtMost,
  });
  if (status !== 0) throw new Error(`pdftotext ended with ${status}: ${stderr.trim()}`);
  const pages = stdout.split('\f').slice(0, -1);
  return digestOf(pages.flatMap((page, index) => linesOf(page, index + 1, pages.length)));
}

function linesOf(page: string, number: number, pages: number): string[] {
  const lines = page.split('\n').map(compact).filter(Boolean);
  if (lines.pop() !== `第${number}页共${pages}页`) throw new Error(`page ${number} is not numbered`);
  if (number === 1) return withoutHeader(lines, number);
  if (!lines.shift()?.startsWith(compact(statementTitle(outlineOf(1)))))
    throw new Error(`page ${number} has no head`);
  return withoutHeader(lines, number);
}

function withoutHeader(lines: readonly string[], number: number): string[] {
  const header = lines.indexOf(detailHeader);
  const firstRow = lines.findIndex((line) => rowStart.test(line));
  if (firstRow >= 0 && header !== firstRow - 1) throw new Error(`page ${number} has no header`);
  return lines.filter((line) => line !== detailHeader && line !== summaryHeader);
}

const detailHeader = statementColumns.map(({ header }) => header).join('');
const summaryHeader = terminalSummaryHeaders.join('');
const rowStart = /^2019-09-\d\d2019-09-\d\d/;

function* expectedLines(rows: number): Generator<string> {
  const outline = outlineOf(rows);
  const facts = statementFacts(outline).map(factText);
  yield compact(statementTitle(outline));
  yield compact(facts.slice(0, 3).join(''));
  yield compact(facts.slice(3).join(''));
  for (const page of pagesOf(rows)) {
    for (const row of page) {
      const cells = statementColumns.map(({ key }) => row[key]);
      yield compact(cells.map((value) => (typeof value === 'number' ? formatFen(value) : value)).join(''));
    }
  }
  yield words.summary;
  for (const terminal of outline.sections[0]!.terminals) {
    yield [terminal.terminalNo, ...totalsText(terminal)].join('');
  }
  const [count, amount, fee, payout] = totalsText(outline.totals);
  yield `${words.subtotal}${count}${amount}${fee}${payout}`;
  yield `${words.payout}${payout}`;
}

/** Between columns there are as many spaces as the tool sees fit. */
function compact(line: string): string {
  return line.replaceAll(/\s+/g, '');
}

function digestOf(lines: Iterable<string>): Content {
  const hash = createHash('sha256');
  let count = 0;
  for (const line of lines) {
    hash.update(`${line}\n`);
    count += 1;
  }
  return { lines: count, digest: hash.digest('hex') };
}
