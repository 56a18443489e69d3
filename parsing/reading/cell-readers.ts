import type { FindingCode } from '../../domain/clearing/finding.ts';
import { isReadable } from '../../domain/readable-text.ts';
import { standardCharacters } from '../../domain/standard-text.ts';
import type { Column, MoneyField, SignRule, TextField } from '../profiles/profile.ts';
import { maskText } from '../values/cards.ts';
import { readMoney, type MoneyRule } from '../values/money.ts';

/** The index of a column in the cells of a record; -1 for an optional one that is not there. */
export type Locate = (column: Column) => number;

/** Notes a problem of the record that is being read. */
export type Report = (code: FindingCode, column: string, raw: string) => void;

export type ReadText = (cells: readonly string[], report: Report) => string;

/** `undefined`: the file states none. */
export type ReadMoney = (cells: readonly string[], refund: boolean, report: Report) => bigint | undefined;

const freeTexts: ReadonlySet<string> = new Set(['channel', 'remark', 'remark1']);

export const cellAt = (cells: readonly string[], index: number) => (index < 0 ? '' : (cells[index] ?? ''));

/** Reads a text: empty tokens become nothing; identity numbers and clear card numbers never leave. */
export function textReader(name: string, field: TextField | undefined, locate: Locate): ReadText {
  if (!field) return () => '';
  const index = locate(field.column);
  const empty = new Set(field.empty);
  const matches = field.matches === undefined ? undefined : new RegExp(field.matches, 'u');
  const atMost = field.atMost ?? Infinity;
  return (cells, report) => {
    const cell = cellAt(cells, index);
    if (cell === '' || empty.has(cell)) {
      if (field.required) report('VALUE_MISSING', name, cell);
      return '';
    }
    if (!isReadable(cell)) report('CHARACTER_REFUSED', name, cell);
    else if (cell.length > atMost || (matches && !matches.test(cell))) report('VALUE_MALFORMED', name, cell);
    // A reference number may look like a card's; free texts must hold none.
    if (!freeTexts.has(name)) return cell;
    const { text, cards, identities } = maskText(standardCharacters(cell));
    if (cards > 0) report('CARD_MASKED', name, cell);
    if (identities > 0) report('IDENTITY_REMOVED', name, '');
    return text;
  };
}

/** Reads an amount with the sign the profile gives it. */
export function moneyReader(name: string, field: MoneyField, locate: Locate, floatTail: boolean): ReadMoney {
  const index = locate(field.column);
  const refundIndex = field.refundColumn ? locate(field.refundColumn) : index;
  const rule: MoneyRule = { unit: field.unit, subFen: field.subFen, floatTail };
  const empty = new Set(field.empty);
  const signed = signReader(name, field.sign, locate);
  return (cells, refund, report) => {
    const cell = cellAt(cells, refund ? refundIndex : index);
    if (cell === '' || empty.has(cell)) return undefined;
    const digits = field.sign.rule === 'prefix' && /^[A-Z]/.test(cell) ? cell.slice(1) : cell;
    const value = readMoney(digits, rule);
    if (typeof value === 'string') {
      report(value, name, cell);
      return undefined;
    }
    if (rule.subFen === 'round' && /\.\d\d\d*[1-9]/.test(digits) && !/\.\d\d0*$/.test(digits))
      report('FEE_ROUNDED', name, cell);
    return signed(value, cell, cells, refund, report);
  };
}

type ApplySign = (
  value: bigint,
  cell: string,
  cells: readonly string[],
  refund: boolean,
  report: Report,
) => bigint | undefined;

function signReader(name: string, sign: SignRule, locate: Locate): ApplySign {
  switch (sign.rule) {
    case 'as-written':
      return (value) => value;
    case 'agrees-with-type':
      return (value, cell, _cells, refund, report) => {
        if (refund ? value > 0n : value < 0n) report('SIGN_UNKNOWN', name, cell);
        return value;
      };
    case 'reversed':
      return (value) => -value;
    case 'by-type':
      return (value, cell, _cells, refund, report) => {
        if (value < 0n) report('SIGN_UNKNOWN', name, cell);
        return refund ? -value : value;
      };
    case 'prefix':
      return (value, cell, _cells, _refund, report) => {
        if (cell.startsWith(sign.plus)) return value;
        if (cell.startsWith(sign.minus)) return -value;
        // A blank sign byte with zeros is none, with an amount it is a fault.
        if (value !== 0n) report('SIGN_UNKNOWN', name, cell);
        return undefined;
      };
    case 'column':
      return signByColumn(name, sign.plus, sign.minus, locate(sign.column));
  }
}

function signByColumn(
  name: string,
  plus: readonly string[],
  minus: readonly string[],
  index: number,
): ApplySign {
  return (value, _cell, cells, _refund, report) => {
    const direction = cellAt(cells, index);
    if (minus.includes(direction)) return -value;
    if (!plus.includes(direction)) report('SIGN_UNKNOWN', name, direction);
    return value;
  };
}
