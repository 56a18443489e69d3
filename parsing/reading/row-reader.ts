import type { ClearingRow } from '../../domain/clearing/clearing-row.ts';
import { transactionKinds, type Profile, type RowFields, type TransactionKind } from '../profiles/profile.ts';
import { readCard } from '../values/cards.ts';
import { cellAt, moneyReader, textReader, type Locate, type ReadMoney, type Report } from './cell-readers.ts';
import { momentReader } from './moment-reader.ts';
import type { SourceRecord } from './source-record.ts';

/** What the file says outside of its records. */
export interface FileFacts {
  readonly member: string;
  readonly clearingDate: string;
  readonly merchant: string;
}

export interface RowMoney {
  readonly amountFen: bigint;
  readonly feeFen: bigint;
  readonly netFen: bigint;
}

/** Reads one record. What `report` got decides whether the row is good; the money is there if it could be read at all. */
export type ReadRow = (
  record: SourceRecord,
  report: Report,
) => { readonly row: ClearingRow | undefined; readonly money: RowMoney | undefined };

const paidBack: ReadonlySet<TransactionKind> = new Set(['REFUND', 'VOID', 'AUTH_VOID', 'REVERSAL']);

/** Compiles the fields of a profile for the columns of one member. `native`: a workbook, with real dates and binary numbers. */
export function rowReader(
  profile: Pick<Profile, 'cutoff' | 'window'>,
  fields: RowFields,
  locate: Locate,
  facts: FileFacts,
  native: boolean,
): ReadRow {
  const fromFile = typeof fields.merchantNo === 'string';
  const merchantNo = fromFile
    ? () => facts.merchant
    : textReader('merchantNo', fields.merchantNo as never, locate);
  const moment = momentReader(fields, profile, locate, facts.clearingDate, native);
  const type = typeReader(fields.type, locate);
  const money = moneyOf(fields, locate, native);
  const card = cardReader(fields, locate);
  const text = (name: keyof RowFields) => textReader(name, fields[name] as never, locate);
  const applicationType = text('applicationType');
  const terminalNo = text('terminalNo');
  const traceNo = text('traceNo');
  const systemReferenceNo = text('systemReferenceNo');
  const channel = text('channel');
  const remark = text('remark');
  const remark1 = text('remark1');
  return (record, report) => {
    const { cells, line } = record;
    const kind = type(cells, report);
    const sums = kind && money(cells, kind.refund, report);
    const when = moment(cells, report);
    const ids = {
      merchantNo: merchantNo(cells, report),
      applicationType: applicationType(cells, report),
      terminalNo: terminalNo(cells, report),
      maskedCardNo: card(cells, report),
      traceNo: traceNo(cells, report),
      systemReferenceNo: systemReferenceNo(cells, report),
      channel: channel(cells, report),
      remark: remark(cells, report),
      remark1: remark1(cells, report),
    };
    const row = kind &&
      sums &&
      when && { member: facts.member, line, ...ids, ...when, transactionType: kind.word, ...sums };
    return { row, money: sums };
  };
}

interface Kind {
  readonly word: string;
  readonly refund: boolean;
}

function typeReader({ columns, codes }: RowFields['type'], locate: Locate) {
  const indexes = columns.map(locate);
  const known = new Map<string, Kind>(
    Object.entries(codes ?? {}).map(([code, kind]) => [
      code,
      { word: transactionKinds[kind], refund: paidBack.has(kind) },
    ]),
  );
  const only = indexes[0]!;
  return (cells: readonly string[], report: Report): Kind | undefined => {
    const cell =
      indexes.length === 1 ? cellAt(cells, only) : indexes.map((index) => cellAt(cells, index)).join(' ');
    if (codes === undefined && cell !== '') return { word: cell, refund: false };
    const kind = known.get(cell);
    if (!kind) report(cell.trim() === '' ? 'VALUE_MISSING' : 'CODE_UNKNOWN', 'transactionType', cell);
    return kind;
  };
}

/** The three amounts. Of fee and net one may follow from the other; stated both, they have to agree: net = amount − fee. */
function moneyOf(fields: RowFields, locate: Locate, native: boolean) {
  const amount = moneyReader('amountFen', fields.amount, locate, native);
  const none: ReadMoney = () => undefined;
  const fee = typeof fields.fee === 'object' ? moneyReader('feeFen', fields.fee, locate, native) : none;
  // Blank sign bytes mean nothing was charged; a blank cell elsewhere means that the fee is unknown.
  const defaultFee = typeof fields.fee !== 'object' || fields.fee.sign.rule === 'prefix' ? 0n : undefined;
  const net = fields.net ? moneyReader('netFen', fields.net, locate, native) : none;
  return (cells: readonly string[], refund: boolean, report: Report): RowMoney | undefined => {
    let bad = false;
    const watch: Report = (code, column, raw) => {
      bad ||= code !== 'FEE_ROUNDED';
      report(code, column, raw);
    };
    const amountFen = amount(cells, refund, watch);
    const feeStated = fee(cells, refund, watch);
    const netStated = net(cells, refund, watch);
    if (bad) return undefined;
    const lacking =
      amountFen === undefined ? 'amountFen' : (feeStated ?? netStated ?? defaultFee ?? 'feeFen');
    if (amountFen === undefined || lacking === 'feeFen') {
      report('VALUE_MISSING', String(lacking), '');
      return undefined;
    }
    const feeFen = feeStated ?? (netStated === undefined ? 0n : amountFen - netStated);
    const netFen = netStated ?? amountFen - feeFen;
    if (netFen !== amountFen - feeFen)
      report('NET_DISAGREES', 'netFen', `${amountFen} − ${feeFen} ≠ ${netFen}`);
    return { amountFen, feeFen, netFen };
  };
}

function cardReader({ card }: RowFields, locate: Locate) {
  if (!card) return () => '';
  const index = locate(card.column);
  const empty = new Set(card.empty);
  return (cells: readonly string[], report: Report): string => {
    const cell = cellAt(cells, index);
    if (cell === '' || empty.has(cell)) return '';
    const found = readCard(cell);
    if (!found) report('CARD_INVALID', 'maskedCardNo', '');
    else if (found.wasClear) report('CARD_MASKED', 'maskedCardNo', cell);
    return found?.maskedCardNo ?? '';
  };
}
