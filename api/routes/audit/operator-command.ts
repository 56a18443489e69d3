import type { OperatorCommand } from '../../../db/audit/operator-command.ts';
import type { Vault } from '../../../db/vault.ts';
import { auditOriginOf } from './audit-origin.ts';
import type { Call } from '../../http/route.ts';

/** Who orders what a request orders, why, and from where. */
export function operatorCommandOf<P, Q, B extends { readonly reason: string }>(
  vault: Pick<Vault, 'audit'>,
  { request, actor, body, now }: Call<P, Q, B>,
): OperatorCommand {
  const { actorId: operatorId } = actor();
  return { operatorId, reason: body.reason, origin: auditOriginOf(vault, request), now };
}
