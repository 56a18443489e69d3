import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunCounts } from '../../../contracts/runs.ts';

/**
 * How a run's items stand, counted by SQL; the parts add up to `items`. What is being worked on counts as pending: it
 * has no statement yet.
 */
export async function countRunItems(em: SqlEntityManager, period: string): Promise<RunCounts> {
  const rows = await em.execute<{ state: string; n: number | string }[]>(
    'select state, count(*) as n from statement_run_item where period = ? group by state',
    [period],
  );
  const byState = new Map(rows.map(({ state, n }) => [state, Number(n)]));
  const items = [...byState.values()].reduce((sum, n) => sum + n, 0);
  const succeeded = byState.get('DONE') ?? 0;
  const empty = byState.get('EMPTY') ?? 0;
  const noRecipient = byState.get('NO_RECIPIENT') ?? 0;
  const failed = byState.get('FAILED') ?? 0;
  const cancelled = byState.get('CANCELLED') ?? 0;
  return {
    items,
    succeeded,
    empty,
    noRecipient,
    failed,
    cancelled,
    pending: items - succeeded - empty - noRecipient - failed - cancelled,
  };
}
