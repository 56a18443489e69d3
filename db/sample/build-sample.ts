import { monthOf } from '../../domain/shanghai-time.ts';
import { toClearingFiles } from './clearing-files.ts';
import { drawMonth } from './earlier-months/draw-month.ts';
import { drawNewestMonths } from './newest-months.ts';
import { earlierMonths, sampleMonths } from './sample.ts';
import { group, sampleMerchants, sampleTerminals } from './sample-merchants.ts';
import type { SampleClearingFile, SampleGroup, SampleMerchant, SampleTerminal } from './sample-rows.ts';

/** Everything in the sample that has to do with merchants and their money. */
export interface Sample {
  readonly merchants: readonly SampleMerchant[];
  readonly terminals: readonly SampleTerminal[];
  readonly group: SampleGroup;
  readonly clearingFiles: readonly SampleClearingFile[];
}

/**
 * The sample of a seed, or some of its months `YYYY-MM`. The same seed gives the same data, whichever months are
 * asked for, and every seed the guide's rows and totals.
 */
export function buildSample(seed: number, months: readonly string[] = sampleMonths): Sample {
  const transactions = [
    ...earlierMonths.filter((month) => months.includes(month)).flatMap((month) => drawMonth(seed, month)),
    ...drawNewestMonths(seed).filter(({ clearingDate }) => months.includes(monthOf(clearingDate))),
  ];
  return {
    merchants: sampleMerchants,
    terminals: sampleTerminals,
    group,
    clearingFiles: toClearingFiles(transactions),
  };
}
