import { feeOn } from '../../domain/money.ts';
import type { Fen } from '../../domain/money.ts';
import { addDays, timeOfDay } from './calendar.ts';
import type { Random } from './random.ts';
import type { SampleTerminal, SampleTransaction } from './sample-rows.ts';

/** Where a transaction comes from, and what is not left to chance about it. */
export interface TransactionSource {
  readonly terminal: SampleTerminal;
  readonly applicationTypeCode: string;
  readonly rateBasisPoints: number;
  readonly transactionType: string;
  readonly channel: string;
  readonly clearingDate: string;
  /** The transaction happens on one of the `days` days from `firstDate` on. */
  readonly firstDate: string;
  readonly days: number;
}

const opening = 7 * 3_600;
const openSeconds = 15 * 3_600;

/**
 * One transaction of `amountFen` in the shape of the guide's rows.
 *
 * @param serial tells transactions of a terminal apart: two serials below a million never give the same reference number.
 */
export function drawTransaction(
  random: Random,
  source: TransactionSource,
  amountFen: Fen,
  serial: number,
): SampleTransaction {
  const { terminal, applicationTypeCode, transactionType, channel, clearingDate } = source;
  const seconds = opening + random.below(openSeconds);
  // The third of the guide's rows: now and then the reference is given some minutes after the transaction.
  const delay = random.below(40) === 0 ? 60 * (1 + random.below(3)) : 0;
  const feeFen = feeOn(amountFen, source.rateBasisPoints);
  return {
    merchantNo: terminal.merchantNo,
    applicationTypeCode,
    clearingDate,
    transactionDate: addDays(source.firstDate, random.below(source.days)),
    transactionTime: timeOfDay(seconds),
    terminalNo: terminal.terminalNo,
    maskedCardNo: drawMaskedCardNo(random),
    transactionType,
    amountFen,
    netFen: amountFen - feeFen,
    feeFen,
    traceNo: '000000',
    systemReferenceNo: systemReferenceNo(timeOfDay(seconds + delay), serial),
    channel,
    remark: '',
    remark1: terminal.storeName,
  };
}

/** Twelve digits that begin with a time; the other six look drawn, but are a different six for every serial. */
export function systemReferenceNo(time: string, serial: number): string {
  // Odd and no multiple of five, so multiplication modulo a million only reorders the serials.
  const scattered = (serial * 387_421 + 411_247) % 1_000_000;
  return time.replaceAll(':', '') + String(scattered).padStart(6, '0');
}

/** Five or six leading digits, as in the guide's sample. */
function drawMaskedCardNo(random: Random): string {
  const issuer = random.below(8) === 0 ? random.digits(1) : String(random.below(16)).padStart(2, '0');
  return `1000${issuer}*****${random.digits(4)}`;
}
