import type { RunEvidence } from './run-evidence.ts';
import { expect } from '@jest/globals';
import type { RunCounts } from '../../contracts/runs.ts';
import { expectMailedOnce } from './expect-mailed-once.ts';
import { expectWholeFiles } from './expect-whole-files.ts';
import { type MonthSums, sumsByRows } from './month-sums.ts';

interface Item {
  readonly subject_type: 'merchant' | 'group';
  readonly subject_id: number;
  readonly state: string;
  readonly error_code: string | null;
}

const countOf: Readonly<Record<string, keyof RunCounts>> = {
  DONE: 'succeeded',
  EMPTY: 'empty',
  NO_RECIPIENT: 'noRecipient',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
};

/**
 * A run that has ended is whole whatever happened to it: every item is in one final state, the operator's counts are
 * the rows, the rows are the files, Σ files = Σ statements = Σ ledger, and nothing was mailed twice.
 */
export async function expectWholeRun(evidence: RunEvidence): Promise<void> {
  const { period, database, shown } = evidence;
  const items = await database
    .em()
    .execute<Item[]>(
      'select subject_type, subject_id, state, error_code from statement_run_item where period = ?',
      [period],
    );
  expect(items.filter(({ state }) => !(state in countOf))).toEqual([]);
  expect(items.filter((item) => (item.state === 'FAILED') !== (item.error_code !== null))).toEqual([]);
  expect(shown.counts).toEqual(countItems(items));
  expect(shown.state).toBe(stateOf(shown.counts));

  expectSums(items, await sumsByRows(database, period));
  await expectWholeFiles(evidence);
  await expectMailedOnce(evidence);
}

function countItems(items: readonly Item[]): RunCounts {
  const counts = { items: items.length, succeeded: 0, empty: 0, noRecipient: 0, failed: 0, cancelled: 0 };
  for (const { state } of items) counts[countOf[state] as keyof typeof counts] += 1;
  return { ...counts, pending: 0 };
}

function stateOf({ failed, cancelled }: RunCounts): string {
  if (cancelled > 0) return 'CANCELLED';
  return failed > 0 ? 'PARTIAL' : 'SUCCEEDED';
}

/** Who is done has statements of just what the ledger has; who is not has none, or those of a version before. */
function expectSums(items: readonly Item[], { ledger, statements }: MonthSums): void {
  const wrong = items.filter(({ subject_type: type, subject_id: id, state }) => {
    const [due, made] = [ledger, statements].map((sums) => sums.get(`${type} ${id}`)?.join());
    if (state === 'EMPTY') return due !== undefined || made !== undefined;
    return state === 'DONE' || state === 'NO_RECIPIENT' ? due === undefined || made !== due : false;
  });
  expect(wrong).toEqual([]);
  const owners = new Set(items.map(({ subject_type: type, subject_id: id }) => `${type} ${id}`));
  expect([...ledger.keys(), ...statements.keys()].filter((owner) => !owners.has(owner))).toEqual([]);
}
