import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError, type ErrorCode } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { NewAuditEvent } from '../../audit/new-audit-event.ts';
import type { OperatorCommand } from '../../audit/operator-command.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

/** Answers what the audit row tells of a change; undefined when nothing was changed. */
type Change = (em: SqlEntityManager) => Promise<Record<string, number> | undefined>;

type Changeable = Pick<NewAuditEvent, 'action' | 'target'> & {
  readonly notFound: ErrorCode;
  readonly exists: Change;
};

/** Makes one change and its audit row in one transaction. @throws BusinessError NOTHING_TO_CHANGE, or `notFound` */
export function commandExecutorOf(database: Database, vault: Pick<Vault, 'audit'>) {
  return (
    { operatorId, reason, origin, now }: OperatorCommand,
    { action, target, notFound, exists }: Changeable,
    change: Change,
  ): Promise<void> =>
    inTransaction(database, async (em) => {
      const detail = await change(em);
      if (!detail) throw new BusinessError((await exists(em)) ? 'NOTHING_TO_CHANGE' : notFound);
      const who = { at: now, actor: `operator:${operatorId}`, reason, origin };
      await appendAuditEvent(em, vault, { ...who, action, target, detail });
    });
}
