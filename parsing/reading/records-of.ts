import type { Member } from '../containers/member.ts';
import { biffRows } from '../biff/biff-rows.ts';
import type { Column, MemberLayout, RowFields } from '../profiles/profile.ts';
import type { Charset } from '../text/decode.ts';
import { delimitedCells, type DelimitedForm } from '../text/delimited-cells.ts';
import { fixedRecords } from '../text/fixed-records.ts';
import { lineBlocks } from '../text/line-blocks.ts';
import { QuotedRecords } from '../text/quoted-records.ts';
import { textLines } from '../text/text-lines.ts';
import { stripCell } from '../values/cells.ts';
import { sheetRows } from '../xlsx/sheet-rows.ts';
import type { SourceRecord } from './source-record.ts';

/** A member's records, batch by batch, as its form cuts them. */
export async function* recordsOf(
  member: Pick<Member, 'name' | 'kind' | 'open' | 'source'>,
  layout: MemberLayout,
  charset: Charset,
): AsyncGenerator<Iterable<SourceRecord>> {
  const { form } = layout;
  if (form.kind === 'sheet') {
    const rows = member.kind === 'biff' ? biffRows(member, form.sheet) : sheetRows(member, form.sheet);
    for await (const batch of rows) {
      yield batch.map(({ line, cells }) => ({
        line,
        byte: -1,
        cells: cells.map((cell) => stripCell(cell, false)),
      }));
    }
    return;
  }
  if (form.kind === 'fixed') {
    // Without fields a record is shown whole.
    const cuts = layout.fields ? cutsOf(layout.fields) : [[0, form.length] as const];
    for await (const block of lineBlocks(member.open(), member.name)) {
      yield fixedRecords(block, { charset, length: form.length, separators: form.separators, cuts });
    }
    return;
  }
  if (form.quoting === 'rfc4180') {
    yield* quotedRecords(member, form.by, charset);
    return;
  }
  const { by, columns, absorbAt, strip, trailing } = form;
  const delimited = { by, columns, absorbAt, backtick: strip === 'backtick', trailing };
  for await (const block of lineBlocks(member.open(), member.name))
    yield cutLines(textLines(block, charset), delimited);
}

function* cutLines(
  lines: Iterable<SourceRecord & { readonly text: string }>,
  form: DelimitedForm,
): Generator<SourceRecord> {
  for (const line of lines) {
    yield line.problem
      ? { ...line, cells: [line.text] }
      : { ...line, cells: delimitedCells(line.text, form) };
  }
}

async function* quotedRecords(
  member: Pick<Member, 'name' | 'open'>,
  by: string,
  charset: Charset,
): AsyncGenerator<Iterable<SourceRecord>> {
  const records = new QuotedRecords(by);
  for await (const block of lineBlocks(member.open(), member.name)) {
    yield addAll(records, textLines(block, charset));
  }
  yield records.end();
}

function* addAll(
  records: QuotedRecords,
  lines: Iterable<SourceRecord & { readonly text: string }>,
): Generator<SourceRecord> {
  for (const line of lines) yield* records.add(line);
}

/** The byte ranges that the fields of a fixed record name, each once, in the order of `cutIndexOf`. */
export function cutsOf(fields: RowFields | undefined): [number, number][] {
  const cuts: [number, number][] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { at } = value as Partial<Extract<Column, { at: unknown }>>;
    if (at && !cuts.some((cut) => cut[0] === at[0] && cut[1] === at[1])) cuts.push([at[0], at[1]]);
    else Object.values(value).forEach(visit);
  };
  visit(fields);
  return cuts;
}
