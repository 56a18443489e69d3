import type { SqlEntityManager } from '@mikro-orm/sql';
import { AuditEvent } from '../../entities/audit-event.ts';
import { type PlannedRun, runTarget } from './run-plan.ts';

/** What the first call with this preview has planned; its audit row holds it. */
export async function findPlanByToken(
  em: SqlEntityManager,
  { period, previewToken }: { readonly period: string; readonly previewToken: string },
  action: string,
): Promise<PlannedRun | undefined> {
  const rows = await em.find(AuditEvent, { target: runTarget(period), action, outcome: 'ACCEPTED' });
  const same = rows.find(({ detail }) => detail['previewToken'] === previewToken);
  return same ? { attempt: Number(same.detail['attempt']), items: Number(same.detail['items']) } : undefined;
}
