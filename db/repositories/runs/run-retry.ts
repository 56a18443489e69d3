import { createHash } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RetrySelection } from '../../../contracts/runs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { AuditEvent } from '../../entities/audit-event.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { type PlannedRun, runEvent, runTarget } from './run-plan.ts';

export interface RetryRequest extends RetrySelection {
  readonly period: string;
  readonly previewToken: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly now: Date;
}

const action = 'run.retry';

/** What a retry would do, and the token that stands for just this set of items. */
export async function previewRunRetry(
  em: SqlEntityManager,
  period: string,
  selection: RetrySelection = {},
): Promise<{ items: number; previewToken: string }> {
  const where = undoneItems(period, selection);
  const fields = ['id', 'attempt'] as const;
  const failed = await em.find(StatementRunItem, where, {
    fields,
    orderBy: { id: 'asc' },
    disableIdentityMap: true,
  });
  const set = failed.map(({ id, attempt }) => `${id}:${attempt}`).join('\n');
  return { items: failed.length, previewToken: createHash('sha256').update(set).digest('hex') };
}

/**
 * Opens the next attempt with the chosen items and no others; those that are done are never chosen. Repeating a call that was carried out answers the same
 * plan: the audit row remembers it.
 *
 * @throws BusinessError RUN_NOT_FOUND, RUN_NOTHING_TO_RETRY, RUN_PREVIEW_STALE when the set is no longer the one shown.
 */
export function planRunRetry(
  database: Database,
  vault: Pick<Vault, 'audit'>,
  request: RetryRequest,
): Promise<PlannedRun> {
  return inTransaction(database, async (em) => {
    const { period, previewToken, reason } = request;
    // Locked first, the run's row makes two operators wait for each other.
    const run = await em.findOne(StatementRun, period, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!run) throw new BusinessError('RUN_NOT_FOUND');
    const previousResult = await findRetryByToken(em, request);
    if (previousResult) return previousResult;
    const preview = await previewRunRetry(em, period, request);
    if (preview.items === 0) throw new BusinessError('RUN_NOTHING_TO_RETRY');
    if (preview.previewToken !== previewToken) throw new BusinessError('RUN_PREVIEW_STALE');
    const attempt = run.attempt + 1;
    await em.nativeUpdate(
      StatementRun,
      { period },
      { state: 'PLANNED', attempt, finishedAt: null, errorCode: null },
    );
    const pending = { state: 'PENDING' as const, attempt, errorCode: null, finishedAt: null };
    const items = await em.nativeUpdate(StatementRunItem, undoneItems(period, request), pending);
    const detail = { previewToken, attempt, items };
    await appendAuditEvent(em, vault, { ...runEvent(request, action, detail), reason });
    return { attempt, items };
  });
}

async function findRetryByToken(
  em: SqlEntityManager,
  request: RetryRequest,
): Promise<PlannedRun | undefined> {
  const retries = await em.find(AuditEvent, { target: runTarget(request.period), action });
  const same = retries.find(({ detail }) => detail['previewToken'] === request.previewToken);
  return same ? { attempt: Number(same.detail['attempt']), items: Number(same.detail['items']) } : undefined;
}

function undoneItems(period: string, { state = 'FAILED', errorCode, ordinals }: RetrySelection) {
  return {
    period,
    state,
    ...(errorCode !== undefined && { errorCode }),
    ...(ordinals !== undefined && { ordinal: { $in: [...ordinals] } }),
  };
}
