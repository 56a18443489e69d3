import { periodOfMonth } from '../../domain/clearing/period.ts';
import { rateOf } from './application-types.ts';
import type { ApplicationTypeCode } from './application-types.ts';
import { branch } from './branch.ts';
import { addDays } from './calendar.ts';
import { drawTransaction } from './draw-transaction.ts';
import { inventedCreditCode, inventedIdNo, inventedPhone } from './invented-numbers.ts';
import { drawAmount } from './pharmacy-amounts.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { SampleMerchant, SampleTerminal, SampleTransaction } from './sample-rows.ts';

/** How much is generated. */
export interface ManyOptions {
  readonly seed: number;
  /** Below ten million. Merchants beyond 1,000 share invented ID numbers, those beyond 100,000 licence numbers too. */
  readonly merchants: number;
  /** Up to a million: reference numbers repeat after that. */
  readonly transactionsPerMerchant: number;
  /** `YYYY-MM`, the month of all clearing dates. */
  readonly period: string;
  /** Each merchant takes the first of these, then the next for its next transaction; one type gives one statement each. */
  readonly applicationTypeCodes?: readonly ApplicationTypeCode[];
}

/**
 * Merchants with one terminal each, and transactions. A merchant's transactions come with it and, when they are
 * too many for one batch, in the batches after it.
 */
export interface ManyBatch {
  readonly merchants: SampleMerchant[];
  readonly terminals: SampleTerminal[];
  readonly transactions: SampleTransaction[];
}

const transactionsABatch = 5_000;
/** Days after the 1st on which the month's transactions are cleared: a handful of large files, as in life. */
const clearingDays = [4, 8, 12, 16, 22];

/**
 * Any number of merchants and transactions, batch by batch, so that millions never lie in memory together.
 * The same options give the same data; merchant numbers begin with 899 and so never meet the sample's.
 */
export function* generateMany(options: ManyOptions): Generator<ManyBatch> {
  const random = createRandom(options.seed);
  let batch = emptyBatch();
  for (let serial = 1; serial <= options.merchants; serial++) {
    const merchant = inventMerchant(serial);
    const terminal = inventTerminal(merchant.merchantNo, serial);
    batch.merchants.push(merchant);
    batch.terminals.push(terminal);
    for (let index = 0; index < options.transactionsPerMerchant; index++) {
      batch.transactions.push(drawOne(random, terminal, index, options));
      if (batch.transactions.length < transactionsABatch) continue;
      yield batch;
      batch = emptyBatch();
    }
  }
  if (batch.merchants.length + batch.transactions.length > 0) yield batch;
}

function emptyBatch(): ManyBatch {
  return { merchants: [], terminals: [], transactions: [] };
}

function drawOne(
  random: Random,
  terminal: SampleTerminal,
  index: number,
  { period, applicationTypeCodes: codes = ['PREPAID_CONVENIENCE'] }: ManyOptions,
): SampleTransaction {
  const applicationTypeCode = codes[index % codes.length]!;
  const day = clearingDays[Math.floor(index / codes.length) % clearingDays.length]!;
  const clearingDate = addDays(periodOfMonth(period).from, day);
  const source = {
    terminal,
    applicationTypeCode,
    rateBasisPoints: rateOf(applicationTypeCode),
    transactionType: '消费',
    channel: '医保卡',
    clearingDate,
    firstDate: addDays(clearingDate, -20),
    days: 19,
  };
  return drawTransaction(random, source, drawAmount(random), index);
}

function inventMerchant(serial: number): SampleMerchant {
  return {
    merchantNo: `899${String(serial).padStart(12, '0')}`,
    name: `样例药房${serial}号`,
    branchCode: branch.code,
    idNo: inventedIdNo(serial % 1_000),
    licenceNo: inventedCreditCode(serial % 100_000),
    registeredPhone: inventedPhone(1_000_000 + serial),
  };
}

function inventTerminal(merchantNo: string, serial: number): SampleTerminal {
  return {
    terminalNo: `9${String(serial).padStart(7, '0')}`,
    merchantNo,
    storeName: `样例药房${serial}号门店`,
  };
}
