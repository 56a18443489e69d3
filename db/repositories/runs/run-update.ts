import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { updateActions, type UpdateInput } from '../../../contracts/runs.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import type { DueSubject } from '../../sql/runs/due-subject.ts';
import { requireDue } from '../../sql/runs/require-updatable.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { ledgerRevisionOf } from './ledger-revision-of.ts';
import { type PlannedRun, runEvent } from './run-plan.ts';
import { findPlanByToken } from './plan-by-token.ts';
import { insertNewSubjects } from './run-reopening.ts';

export interface UpdateRequest extends UpdateInput {
  readonly period: string;
  readonly previewToken: string;
  readonly requestedBy: string;
  readonly now: Date;
}

const idsAStatement = 5_000;

/**
 * Opens the next attempt with the subjects whose statements are due for a next version, and no others. A repeated call
 * returns the plan of the first, which the audit row holds.
 *
 * @throws BusinessError as {@link requireDue}
 */
export function planRunUpdate(
  database: Database,
  vault: Pick<Vault, 'audit'>,
  request: UpdateRequest,
): Promise<PlannedRun> {
  return inTransaction(database, async (em) => {
    const { period, kind, previewToken, reason, now } = request;
    const action = updateActions[kind];
    // The lock on the run's row comes first: it makes two operators wait for each other.
    const run = await em.findOne(StatementRun, period, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const previousResult = run && (await findPlanByToken(em, request, action));
    if (previousResult) return previousResult;
    // Before the changed subjects are found: what changes meanwhile is found by the next update.
    const ledgerRevision = await ledgerRevisionOf(em, period);
    const shown = { today: shanghaiDate(now.getTime()), shownToken: previewToken };
    const { due, provisional } = await requireDue(em, period, request, shown);
    const attempt = run!.attempt + 1;
    const begun = { state: 'PLANNED' as const, finishedAt: null, errorCode: null };
    const next = { ...begun, attempt, provisional, reissue: kind === 'headings' };
    const all = kind === 'rows' && !request.merchants?.length && !request.groups?.length;
    await em.nativeUpdate(StatementRun, { period }, { ...next, ...(all && { ledgerRevision }) });
    const items = await openItems(em, request, attempt, due);
    const detail = { previewToken, attempt, items, ...(provisional && { provisional: 1 }) };
    await appendAuditEvent(em, vault, { ...runEvent(request, action, detail), reason });
    return { attempt, items };
  });
}

async function openItems(
  em: SqlEntityManager,
  { period }: UpdateRequest,
  attempt: number,
  due: readonly DueSubject[],
): Promise<number> {
  const ids = due.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]));
  const pending = { state: 'PENDING' as const, attempt, errorCode: null, finishedAt: null };
  let opened = 0;
  for (let start = 0; start < ids.length; start += idsAStatement) {
    const id = { $in: ids.slice(start, start + idsAStatement) };
    opened += await em.nativeUpdate(StatementRunItem, { id }, pending);
  }
  const fresh = due.filter(({ itemId }) => itemId === undefined);
  if (fresh.length === 0) return opened;
  return opened + (await insertNewSubjects(em, { period, attempt }, periodOfMonth(period), fresh));
}
