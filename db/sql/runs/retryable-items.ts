import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { endedStates, type RetrySelection } from '../../../contracts/runs.ts';
import { requireProducible } from '../../../domain/clearing/clearing-completeness.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { readClearingFacts } from '../clearing/clearing-facts.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';

/** How many items a retry would do again, and the token that stands for exactly this set of items. */
export interface RetryPreview {
  readonly items: number;
  readonly previewToken: string;
}

/** The items of a run that a selection chooses; items that are done are never chosen. */
export function retryableItems(period: string, { state = 'FAILED', errorCode, ordinals }: RetrySelection) {
  return {
    period,
    state,
    ...(errorCode !== undefined && { errorCode }),
    ...(ordinals !== undefined && { ordinal: { $in: [...ordinals] } }),
  };
}

/** @throws BusinessError RUN_NOT_FOUND */
export async function previewRetry(
  em: SqlEntityManager,
  period: string,
  selection: RetrySelection = {},
): Promise<RetryPreview> {
  await requireRun(em, period);
  const chosen = await em.find(StatementRunItem, retryableItems(period, selection), {
    fields: ['id', 'attempt'],
    orderBy: { id: 'asc' },
    disableIdentityMap: true,
  });
  const set = chosen.map(({ id, attempt }) => `${id}:${attempt}`).join('\n');
  return { items: chosen.length, previewToken: createHash('sha256').update(set).digest('hex') };
}

/**
 * The one precondition of a retry: the run has ended, the selection chooses items, and the month's control totals hold.
 *
 * @param today the calendar date in Asia/Shanghai
 * @param shownToken the token of the preview a person agreed to, if one was shown
 * @throws BusinessError RUN_NOT_FOUND, RUN_IN_PROGRESS with `period`, RUN_NOTHING_TO_RETRY, RUN_PREVIEW_STALE,
 *   CLEARING_INCOMPLETE
 */
export async function requireRetryable(
  em: SqlEntityManager,
  period: string,
  selection: RetrySelection,
  { today, shownToken }: { readonly today: string; readonly shownToken?: string | undefined },
): Promise<RetryPreview & { readonly provisional: boolean }> {
  const run = await requireRun(em, period);
  if (!endedStates.includes(run.state)) throw new BusinessError('RUN_IN_PROGRESS', { period });
  const preview = await previewRetry(em, period, selection);
  if (preview.items === 0) throw new BusinessError('RUN_NOTHING_TO_RETRY');
  if (shownToken !== undefined && preview.previewToken !== shownToken)
    throw new BusinessError('RUN_PREVIEW_STALE');
  const clearing = await readClearingFacts(em, periodOfMonth(period), today);
  const { provisional } = requireProducible(clearing, ['FILES_MISSING', 'NOTHING_DECLARED']);
  return { ...preview, provisional: run.provisional || provisional };
}

async function requireRun(em: SqlEntityManager, period: string) {
  const run = await em.findOne(StatementRun, period);
  if (!run) throw new BusinessError('RUN_NOT_FOUND');
  return run;
}
