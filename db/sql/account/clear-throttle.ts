import { createHmac } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { networkOf } from '../../../domain/network.ts';
import { SignInThrottle } from '../../entities/sign-in-throttle.ts';
import type { Vault } from '../../vault.ts';

/** What failures are counted for: a name, whether anybody has it or not, or an address. */
export interface ThrottleSubject {
  readonly kind: 'account' | 'operator' | 'ip';
  readonly subject: string;
}

/** Forgets a subject's failures inside the transaction of `em`; answers whether there were any. */
export async function clearThrottle(
  em: SqlEntityManager,
  vault: Pick<Vault, 'otpKey'>,
  subject: ThrottleSubject,
): Promise<number> {
  const counted = { id: throttleId(vault.otpKey, subject), failures: { $gt: 0 } };
  return em.nativeUpdate(SignInThrottle, counted, { failures: 0, blockedUntil: null });
}

/** Of an address it is the network; only the keyed hash is stored. */
export function throttleId(key: Buffer, { kind, subject }: ThrottleSubject): string {
  const counted = kind === 'ip' ? networkOf(subject) : subject;
  return `${kind}:${createHmac('sha256', key).update(`sign-in-throttle|${kind}|${counted}`).digest('hex')}`;
}
