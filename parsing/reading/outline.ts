import type { TotalName } from '../../domain/clearing/control-total.ts';
import { totalNames } from '../../domain/clearing/control-total.ts';
import type { Mark, MemberLayout } from '../profiles/profile.ts';
import { readMoney } from '../values/money.ts';
import type { SourceRecord } from './source-record.ts';

/** What a record is in the structure of its member. */
export type Place = 'row' | 'column names' | 'mark' | 'before' | 'behind' | 'tail' | 'blank';

interface Rule extends Mark {
  readonly expression: RegExp;
}

/** What the marks of a member said. */
export interface Stated {
  readonly totals: Map<TotalName, bigint>;
  readonly provisional: Set<TotalName>;
  readonly seen: Set<Mark['as']>;
  merchant: string | undefined;
  date8: string | undefined;
  notReady: boolean;
  /** Where the last totals stood. */
  line: number;
  byte: number;
}

/** Tells records from column names, marks, prose and tails. It is fed record by record. */
export class Outline {
  readonly stated: Stated = {
    totals: new Map(),
    provisional: new Set(),
    seen: new Set(),
    merchant: undefined,
    date8: undefined,
    notReady: false,
    line: 0,
    byte: 0,
  };
  /** The cells with the column names, once found. */
  header: readonly string[] | undefined;
  headerAt: { line: number; byte: number } = { line: 0, byte: 0 };
  readonly #layout: MemberLayout;
  readonly #rules: readonly Rule[];
  readonly #firstCell: RegExp | undefined;
  #pending: { rule: Rule; lines: string[]; record: SourceRecord } | undefined;
  #ended = false;
  #tailLines = 0;

  constructor(layout: MemberLayout) {
    this.#layout = layout;
    this.#rules = layout.marks.map((mark) => ({ ...mark, expression: new RegExp(mark.line, 'u') }));
    this.#firstCell = layout.tail && new RegExp(layout.tail.firstCell, 'u');
  }

  placeOf(record: SourceRecord): Place {
    if (this.#pending) return this.#continueMark(record);
    if (record.problem === undefined && this.#isMark(record)) return 'mark';
    if (this.#layout.header && !this.header) return this.#seekHeader(record);
    if (record.problem === undefined) {
      if (record.cells.every((cell) => cell === '')) return 'blank';
      if (this.header && this.#repeatsHeader(record)) return 'column names';
      if (this.#isTail(record)) return 'tail';
    }
    return this.#ended ? 'behind' : 'row';
  }

  /** The marks that have to be there and are not. */
  get missing(): readonly Mark['as'][] {
    return this.#rules
      .filter(({ required, as }) => required && !this.stated.seen.has(as))
      .map(({ as }) => as);
  }

  #isMark(record: SourceRecord): boolean {
    for (const rule of this.#rules) {
      const { starts } = rule;
      if (starts !== undefined && !(record.text ?? record.cells[0] ?? '').trimStart().startsWith(starts))
        continue;
      const text = lineOf(record);
      if (rule.with > 0 ? starts !== undefined || rule.expression.test(text) : rule.expression.test(text)) {
        this.#pending = { rule, lines: [text], record };
        if (rule.with === 0) this.#apply();
        return true;
      }
    }
    return false;
  }

  #continueMark(record: SourceRecord): Place {
    this.#pending!.lines.push(lineOf(record));
    if (this.#pending!.lines.length > this.#pending!.rule.with) this.#apply();
    return 'mark';
  }

  #apply(): void {
    const { rule, lines, record } = this.#pending!;
    this.#pending = undefined;
    const match = rule.expression.exec(lines.join('\n'));
    if (!match) return;
    const { stated } = this;
    stated.seen.add(rule.as);
    stated.notReady ||= rule.as === 'not-ready';
    for (const name of rule.provisional) stated.provisional.add(name);
    const groups = match.groups ?? {};
    stated.merchant ??= groups['merchant'];
    stated.date8 ??= groups['date8'];
    if (addStated(stated.totals, groups, rule.unit))
      Object.assign(stated, { line: record.line, byte: record.byte });
    if (rule.as === 'trailer') this.#ended = true;
    // Joined parts: each has its own header and trailer, and their totals add up.
    if (rule.as === 'header') this.#ended = false;
  }

  #seekHeader(record: SourceRecord): Place {
    const { find } = this.#layout.header!;
    if (record.problem === undefined && find.every((name) => record.cells.includes(name))) {
      this.header = record.cells;
      this.headerAt = { line: record.line, byte: record.byte };
      return 'column names';
    }
    return 'before';
  }

  #repeatsHeader(record: SourceRecord): boolean {
    const { header } = this;
    return (
      record.cells[0] === header![0] && record.cells.every((cell, index) => cell === (header![index] ?? ''))
    );
  }

  #isTail(record: SourceRecord): boolean {
    if (!this.#firstCell || this.#firstCell.test(record.cells[0] ?? '')) return false;
    this.#ended = true;
    this.#tailLines += 1;
    return this.#tailLines <= this.#layout.tail!.atMost;
  }
}

/** Of a workbook, its cells joined by TAB. */
const lineOf = (record: SourceRecord) => record.text ?? record.cells.join('\t');

function addStated(
  totals: Map<TotalName, bigint>,
  groups: Readonly<Record<string, string | undefined>>,
  unit: 'fen' | 'yuan',
): boolean {
  let any = false;
  for (const name of totalNames) {
    const text = groups[name];
    if (text === undefined) continue;
    const counts = name.endsWith('ount');
    const value = readMoney(text.trim(), { unit: counts ? 'fen' : unit, subFen: 'round', floatTail: true });
    if (typeof value !== 'bigint') continue;
    totals.set(name, (totals.get(name) ?? 0n) + value);
    any = true;
  }
  return any;
}
