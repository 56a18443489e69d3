import { LockMode } from '@mikro-orm/core';
import type { RetrySelection } from '../../../contracts/runs.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import { requireRetryable, retryableItems } from '../../sql/runs/retryable-items.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { findPlanByToken } from './plan-by-token.ts';
import { type PlannedRun, runEvent } from './run-plan.ts';

export interface RetryRequest extends RetrySelection {
  readonly period: string;
  readonly previewToken: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly now: Date;
}

const action = 'run.retry';

/**
 * Opens the next attempt with the chosen items and no others. A repeated call returns the plan of the first, which the
 * audit row holds.
 *
 * @throws BusinessError as {@link requireRetryable}
 */
export function planRunRetry(
  database: Database,
  vault: Pick<Vault, 'audit'>,
  request: RetryRequest,
): Promise<PlannedRun> {
  return inTransaction(database, async (em) => {
    const { period, previewToken, reason } = request;
    // The lock on the run's row comes first: it makes two operators wait for each other.
    const run = await em.findOne(StatementRun, period, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const previousResult = run && (await findPlanByToken(em, request, action));
    if (previousResult) return previousResult;
    const today = shanghaiDate(request.now.getTime());
    const shown = { today, shownToken: previewToken };
    const { provisional } = await requireRetryable(em, period, request, shown);
    const attempt = run!.attempt + 1;
    await em.nativeUpdate(
      StatementRun,
      { period },
      { state: 'PLANNED', attempt, finishedAt: null, errorCode: null, provisional },
    );
    const pending = { state: 'PENDING' as const, attempt, errorCode: null, finishedAt: null };
    const items = await em.nativeUpdate(StatementRunItem, retryableItems(period, request), pending);
    const detail = { previewToken, attempt, items };
    await appendAuditEvent(em, vault, { ...runEvent(request, action, detail), reason });
    return { attempt, items };
  });
}
