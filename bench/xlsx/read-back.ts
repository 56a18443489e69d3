import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createInflateRaw } from 'node:zlib';
import { isAmountField } from '../../domain/clearing/ledger-row.ts';
import { statementColumns } from '../../rendering/statement-layout.ts';
import { pagesOf } from '../statement-rows.ts';
import { attribute, formatsOf } from './cell-formats.ts';
import { columnWidths } from './column-widths.ts';

/** What a file holds: a digest over every cell of its detail rows, and what a person compares. */
export interface Content {
  readonly rows: number;
  readonly amountFen: number;
  readonly digest: string;
}

/** What every writer has to have written. */
export function expectedContent(rows: number): Content {
  const content = new ContentDigest();
  for (const page of pagesOf(rows)) {
    for (const row of page) content.add(statementColumns.map(({ key }) => row[key]));
  }
  return content.result();
}

/**
 * Reads the first sheet of a workbook by any of the writers, with code that none of them has a part in.
 *
 * @throws Error when the columns have not the formats or widths asked for
 */
export async function readContent(path: string): Promise<Content> {
  const file = await open(path);
  try {
    const parts = await directoryOf(file);
    const part = (name: string): Readable => inflated(file, parts.get(name));
    const strings = parts.has('xl/sharedStrings.xml')
      ? textsIn(await text(part('xl/sharedStrings.xml')))
      : [];
    const formats = formatsOf(await text(part('xl/styles.xml')));
    return await readSheet(part('xl/worksheets/sheet1.xml'), strings, formats);
  } finally {
    await file.close();
  }
}

async function readSheet(sheet: Readable, strings: readonly string[], formats: readonly string[]) {
  const content = new ContentDigest();
  let rest = '';
  let begun = false;
  for await (const piece of sheet.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + piece).split('</row>');
    if (!begun && lines.length > 1) {
      requireWidths(lines[0]!);
      begun = true;
    }
    rest = lines.pop()!;
    for (const line of lines) {
      const cells = cellsOf(line, strings);
      const values = cells.map(({ value, style }) => readNumber(value, formats[style]!));
      if (!/^2019-09-\d\d$/.test(String(values[0]))) continue;
      if (content.rows === 0) requireFormats(cells.map(({ style }) => formats[style]!));
      content.add(statementColumns.map((_, index) => values[index] ?? ''));
    }
  }
  return content.result();
}

/** Ours are dates and times; the others write them as the texts that they are given. */
const moments = ['yyyy-mm-dd', 'hh:mm:ss'];

/** Fen of an amount, and the text of a date or a time that is stored as a number of days. */
function readNumber(value: string | number, format: string): string | number {
  if (typeof value !== 'number') return value;
  if (!moments.includes(format)) return Math.round(value * 100);
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(value * 86_400_000)).toISOString();
  return format === 'yyyy-mm-dd' ? instant.slice(0, 10) : instant.slice(11, 19);
}

function requireFormats(found: readonly string[]): void {
  const wanted = statementColumns.map(({ key }) => (isAmountField(key) ? '#,##0.00' : '@'));
  const asTexts = found.map((format) => (moments.includes(format) ? '@' : format));
  if (asTexts.join(' ') !== wanted.join(' ')) throw new Error(`has the formats ${found.join(' ')}`);
}

function requireWidths(sheet: string): void {
  const found = new Map<number, number>();
  for (const [tag] of sheet.matchAll(/<col [^>]*>/g)) {
    const [from, to, width] = ['min', 'max', 'width'].map((name) => Number(attribute(tag, name)));
    for (let column = from!; column <= to!; column += 1) found.set(column, width!);
  }
  const widths = columnWidths.map((_, index) => found.get(index + 1));
  if (widths.join(' ') !== columnWidths.join(' ')) throw new Error(`has the widths ${widths.join(' ')}`);
}

function cellsOf(line: string, strings: readonly string[]) {
  const cells: { value: string | number; style: number }[] = [];
  for (const [, column, attributes, inside = ''] of line.matchAll(
    /<c r="([A-Z])\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const style = Number(/ s="(\d+)"/.exec(attributes!)?.[1] ?? 0);
    const type = / t="(\w+)"/.exec(attributes!)?.[1] ?? 'n';
    cells[column!.charCodeAt(0) - 65] = { value: valueOf(type, inside, strings), style };
  }
  return cells;
}

function valueOf(type: string, inside: string, strings: readonly string[]): string | number {
  if (type === 'inlineStr') return textsIn(`<si>${inside}</si>`)[0]!;
  const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? '';
  if (type === 's') return strings[Number(value)]!;
  return value === '' || type === 'str' ? value : Number(value);
}

function textsIn(xml: string): string[] {
  return [...xml.matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    [...item!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, piece]) => decoded(piece!)).join(''),
  );
}

/** The rows have no character that XML must escape, but some writers escape every Chinese one. */
function decoded(piece: string): string {
  return piece.replace(/&#x([0-9a-f]+);/gi, (_, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, 16)),
  );
}

class ContentDigest {
  rows = 0;
  readonly #hash = createHash('sha256');
  #amountFen = 0;

  add(cells: readonly (string | number)[]): void {
    this.rows += 1;
    this.#amountFen += Number(cells[6]);
    this.#hash.update(`${JSON.stringify(cells)}\n`);
  }

  result(): Content {
    return { rows: this.rows, amountFen: this.#amountFen, digest: this.#hash.digest('hex') };
  }
}

interface Part {
  readonly offset: number;
  readonly packedBytes: number;
}

async function directoryOf(file: FileHandle): Promise<Map<string, Part>> {
  const { size } = await file.stat();
  const end = (await file.read({ position: size - 22, buffer: Buffer.alloc(22) })).buffer;
  const directory = Buffer.alloc(end.readUInt32LE(12));
  await file.read({ position: end.readUInt32LE(16), buffer: directory });
  const parts = new Map<string, Part>();
  for (let at = 0; at < directory.length;) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
    const local = directory.readUInt32LE(at + 42);
    const header = (await file.read({ position: local, buffer: Buffer.alloc(30) })).buffer;
    const offset = local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    parts.set(name, { offset, packedBytes: directory.readUInt32LE(at + 20) });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts;
}

function inflated(file: FileHandle, part: Part | undefined): Readable {
  if (!part) throw new Error('a part is missing');
  const { offset, packedBytes } = part;
  const options = { start: offset, end: offset + packedBytes - 1, autoClose: false };
  return file.createReadStream(options).pipe(createInflateRaw());
}
