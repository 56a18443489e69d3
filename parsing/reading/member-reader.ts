import type { ClearingRow } from '../../domain/clearing/clearing-row.ts';
import { compareTotals, type ControlTotal } from '../../domain/clearing/control-total.ts';
import { findingSeverities, type FindingCode } from '../../domain/clearing/finding.ts';
import { policy } from '../../domain/policy.ts';
import type { Profile } from '../profiles/profile.ts';
import { ParsingRefusal } from '../refusal.ts';
import { maskRaw } from '../values/cards.ts';
import type { Doubles } from './doubles.ts';
import type { FindingList } from './finding-list.ts';
import { locateColumns } from './locate-columns.ts';
import { Outline } from './outline.ts';
import { recordsOf } from './records-of.ts';
import { keyOf } from './natural-key.ts';
import { rowReader, type FileFacts, type ReadRow } from './row-reader.ts';
import type { SourceRecord } from './source-record.ts';
import type { HeldRecord, MemberToRead, RowBatch } from './row-batch.ts';
import { Tally } from './tally.ts';

interface Sinks {
  readonly findings: FindingList;
  readonly doubles: Doubles;
}

const wholeMember = { line: 0, byte: 0 };
const { batchRows, rows: rowsAtMost } = policy.clearingFile;

/** Reads the records of one member of a set: rows to load, records to hold, and what it says of its own totals. */
export class MemberReader {
  readonly tally = new Tally();
  readonly outline: Outline;
  /** Rows that were good, for the choice of a profile. */
  good = 0;
  readonly #profile: Profile;
  readonly #to: MemberToRead;
  readonly #sinks: Sinks;
  readonly #clearingDate: string;
  #facts: FileFacts | undefined;
  #readRow: ReadRow | undefined;
  #columns: number | undefined;
  #merchantDiffers = false;
  #rows: ClearingRow[] = [];
  #held: HeldRecord[] = [];
  #codes: FindingCode[] = [];

  /** @param clearingDate what the caller knows; empty when it doesn't. */
  constructor(profile: Profile, toRead: MemberToRead, clearingDate: string, sinks: Sinks) {
    this.#profile = profile;
    this.#to = toRead;
    this.#sinks = sinks;
    this.#clearingDate = clearingDate;
    this.outline = new Outline(toRead.layout);
    const { form } = toRead.layout;
    this.#columns = 'columns' in form ? form.columns : undefined;
  }

  /** @throws ParsingRefusal when nothing behind a point can be trusted */
  async *read(): AsyncGenerator<RowBatch> {
    const { member, layout, charset } = this.#to;
    for await (const records of recordsOf(member, layout, charset)) {
      for (const record of records) {
        this.#take(record);
        if (this.#rows.length + this.#held.length >= batchRows) yield this.#flush();
      }
    }
    if (this.#rows.length + this.#held.length > 0) yield this.#flush();
  }

  /** What has to be there at the end. Call it when all is read. */
  finish(): ControlTotal[] {
    const { stated, missing, header } = this.outline;
    if (stated.notReady) this.#find('REPLY_NOT_READY', stated);
    if (this.#to.layout.header && !header) this.#find('HEADER_MISSING', wholeMember);
    for (const as of missing) this.#find(as === 'header' ? 'HEADER_MISSING' : 'TRAILER_MISSING', wholeMember);
    const totals = compareTotals(stated.totals, this.tally.sums, stated.provisional);
    for (const { state, name, stated: said, counted } of totals) {
      if (state === 'mismatched') this.#find('TOTAL_DISAGREES', stated, name, `${said} ≠ ${counted}`);
    }
    return totals;
  }

  #take(record: SourceRecord): void {
    const { outline } = this;
    const place = outline.placeOf(record);
    if (place === 'before' && record.line > this.#to.layout.header!.within) {
      throw new ParsingRefusal(
        'HEADER_MISSING',
        this.#to.member.name,
        `within ${this.#to.layout.header!.within} lines`,
        record.line,
        record.byte,
      );
    }
    if (place === 'column names') this.#useHeader();
    else if (place === 'behind') this.#find('RECORD_AFTER_TRAILER', record, '', textOf(record));
    else if (place === 'row' && this.#to.layout.contents !== 'totals') this.#takeRow(record);
  }

  #useHeader(): void {
    if (this.#readRow) return;
    const { layout, member } = this.#to;
    const header = this.outline.header!;
    const { problems, unknown } = this.#compile(header);
    const at = this.outline.headerAt;
    for (const { code, column } of problems) this.#find(code, at, column);
    if (problems.some(({ code }) => code === 'COLUMN_MISSING')) {
      const columns = problems.map(({ column }) => column).join(', ');
      throw new ParsingRefusal('COLUMN_MISSING', member.name, columns, at.line, at.byte);
    }
    for (const column of unknown)
      this.#find(layout.header!.unknown === 'refuse' ? 'COLUMN_MISSING' : 'COLUMN_UNKNOWN', at, column);
    if (layout.form.kind === 'delimited') this.#columns ??= header.length;
  }

  #compile(header: readonly string[]) {
    const { layout, member, facts } = this.#to;
    const { stated } = this.outline;
    const { locate, problems, unknown } = locateColumns(layout, header);
    const date8 = stated.date8?.replaceAll('-', '');
    const stateDate = date8 && `${date8.slice(0, 4)}-${date8.slice(4, 6)}-${date8.slice(6, 8)}`;
    const clearingDate = facts.clearingDate ?? stateDate ?? this.#clearingDate;
    this.#facts = { member: member.name, clearingDate, merchant: stated.merchant ?? facts.merchant ?? '' };
    if (layout.fields!.clearingDate === 'file-name' && clearingDate === '') {
      throw new ParsingRefusal('CLEARING_DATE_UNKNOWN', member.name);
    }
    this.#readRow = rowReader(
      this.#profile,
      layout.fields!,
      locate,
      this.#facts,
      layout.form.kind === 'sheet',
    );
    return { problems: [...problems], unknown: unknown() };
  }

  #takeRow(record: SourceRecord): void {
    const { layout } = this.#to;
    this.tally.countRecord();
    if (this.tally.count > rowsAtMost)
      throw new ParsingRefusal(
        'TOO_MANY_ROWS',
        this.#to.member.name,
        `more than ${rowsAtMost}`,
        record.line,
        record.byte,
      );
    const problem = record.problem ?? this.#shapeProblem(record);
    if (problem) {
      this.#hold(record, record.cut ? 'LAST_LINE_CUT' : problem);
      return;
    }
    if (layout.contents === 'checked') return;
    if (layout.contents === 'errors') {
      this.#hold(record, 'ERROR_RECORD');
      return;
    }
    if (!this.#readRow) this.#compile([]);
    this.#codes = [];
    const { row, money } = this.#readRow!(record, (code, column, raw) => {
      this.#codes.push(code);
      this.#find(code, record, column, raw);
    });
    if (money) this.tally.addMoney(money.amountFen, money.feeFen, money.netFen);
    if (row && !this.#codes.some((code) => findingSeverities[code] === 'held')) this.#accept(row, record);
    else this.#held.push(this.#heldOf(record, this.#codes));
  }

  #accept(row: ClearingRow, record: SourceRecord): void {
    const {
      layout: { form },
      facts,
    } = this.#to;
    this.good += 1;
    this.#rows.push(row);
    const first = this.#sinks.doubles.firstLineOf(keyOf(row, this.#profile.key), record.line);
    if (first !== undefined) this.#find('SUSPECTED_DOUBLE', record, '', `= ${first}`);
    if (record.cut && record.line > 1 && form.kind === 'delimited') {
      this.#find(this.#wantsTrailer() ? 'LAST_LINE_CUT' : 'LAST_LINE_UNENDED', record);
    }
    const { merchant } = facts;
    if (merchant !== undefined && row.merchantNo !== merchant && !this.#merchantDiffers) {
      this.#merchantDiffers = true;
      this.#find('MERCHANT_DIFFERS', record, 'merchantNo', row.merchantNo);
    }
  }

  #wantsTrailer(): boolean {
    return this.#to.layout.marks.some(({ as, required }) => as === 'trailer' && required);
  }

  #shapeProblem(record: SourceRecord): FindingCode | undefined {
    const { form } = this.#to.layout;
    if (form.kind !== 'delimited' || this.#columns === undefined) return undefined;
    return record.cells.length === this.#columns ? undefined : 'RECORD_COLUMNS';
  }

  #hold(record: SourceRecord, code: FindingCode): void {
    this.#find(code, record, '', textOf(record));
    this.#held.push(this.#heldOf(record, [code]));
  }

  #heldOf(record: SourceRecord, codes: readonly FindingCode[]): HeldRecord {
    const raw = maskRaw(textOf(record), { names: this.#to.layout.private });
    return { member: this.#to.member.name, line: record.line, byte: record.byte, codes, raw };
  }

  #flush(): RowBatch {
    const batch = { rows: this.#rows, held: this.#held };
    this.#rows = [];
    this.#held = [];
    return batch;
  }

  #find(code: FindingCode, { line, byte }: { line: number; byte: number }, column = '', raw = ''): void {
    const names = this.#to.layout.private;
    this.#sinks.findings.add(code, { member: this.#to.member.name, line, byte }, { column, raw, names });
  }
}

const textOf = (record: SourceRecord) => record.text ?? record.cells.join(' ');
