import { rateOf } from './application-types.ts';
import { toClearingFiles } from './clearing-files.ts';
import { drawTransaction } from './draw-transaction.ts';
import { groupClearing } from './group-clearing.ts';
import { guideClearing } from './guide-clearing.ts';
import { drawAmount } from './pharmacy-amounts.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import {
  group,
  quietTerminal,
  sampleMerchants,
  sampleTerminals,
  unreachableTerminal,
} from './sample-merchants.ts';
import type {
  SampleClearingFile,
  SampleGroup,
  SampleMerchant,
  SampleTerminal,
  SampleTransaction,
} from './sample-rows.ts';

/** Everything in the sample that has to do with merchants and their money. */
export interface Sample {
  readonly merchants: readonly SampleMerchant[];
  readonly terminals: readonly SampleTerminal[];
  readonly group: SampleGroup;
  readonly clearingFiles: readonly SampleClearingFile[];
}

/** The sample of a seed: the same seed gives the same data, and every seed the guide's rows and totals. */
export function buildSample(seed: number): Sample {
  const random = createRandom(seed);
  const transactions = [
    ...guideClearing(random),
    ...groupClearing(random),
    ...drawSolo(random, quietTerminal, {
      clearingDate: '2019-08-12',
      firstDate: '2019-08-03',
      rows: 6,
      serial: 20_000,
    }),
    ...drawSolo(random, unreachableTerminal, {
      clearingDate: '2019-09-17',
      firstDate: '2019-09-08',
      rows: 12,
      serial: 21_000,
    }),
  ];
  return {
    merchants: sampleMerchants,
    terminals: sampleTerminals,
    group,
    clearingFiles: toClearingFiles(transactions),
  };
}

function drawSolo(
  random: Random,
  terminal: SampleTerminal,
  {
    clearingDate,
    firstDate,
    rows,
    serial,
  }: { clearingDate: string; firstDate: string; rows: number; serial: number },
): SampleTransaction[] {
  const source = {
    terminal,
    applicationTypeCode: 'PREPAID_CONVENIENCE',
    rateBasisPoints: rateOf('PREPAID_CONVENIENCE'),
    transactionType: '消费',
    channel: '医保卡',
    clearingDate,
    firstDate,
    days: 8,
  };
  return Array.from({ length: rows }, (_, row) =>
    drawTransaction(random, source, drawAmount(random), serial + row),
  );
}
