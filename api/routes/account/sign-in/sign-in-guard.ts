import type { ThrottleSubject } from '../../../../db/sql/account/clear-throttle.ts';
import type { ErrorCode } from '../../../../domain/errors.ts';
import { policy } from '../../../../domain/policy.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import { createKeyedQueue } from '../../../http/keyed-queue.ts';
import { AttemptRejectedError } from '../../../http/refusals.ts';

interface SignInAttempt {
  readonly kind: 'account' | 'operator';
  /** The name in the form in which it is looked up, whether or not anybody has it. */
  readonly name: string;
  readonly ip: string | undefined;
  readonly now: Date;
  /** The one refusal for a wrong proof and for a wait. */
  readonly refusal: ErrorCode;
}

/** What was proved: `all` that signing in asks for, or only `half` of it. */
export interface Proved<T> {
  readonly proved: 'all' | 'half';
  readonly value: T;
}

/** Checks a proof; undefined when it is wrong. */
type CheckCredentials<T> = () => Promise<Proved<T> | undefined>;

export interface SignInGuard {
  /**
   * Checks a proof unless its name or its address has to wait, and counts it when it is wrong. Only
   * all that was asked for clears the name's count, else one half right would give new tries for the other.
   *
   * @throws TryRefused with the same code and words for a wrong proof and for any proof during a wait
   * @throws BusinessError SERVICE_UNAVAILABLE when too many sign-ins are under way
   */
  attempt<T>(attempt: SignInAttempt, check: CheckCredentials<T>): Promise<T>;
}

const { perName, perIp, waiting } = policy.signInConcurrency;
/** Sign-ins of the whole process: several routes share them. */
const nameQueue = createKeyedQueue({ width: perName, waiting });
const ipQueue = createKeyedQueue({ width: perIp, waiting });

/** The limits on guessing at sign-in, the same for names that nobody has. */
export function createSignInGuard({ stores }: ApiDependencies): SignInGuard {
  const { signInThrottle: throttle } = stores;
  let purgedAt = 0;

  /** Once an hour in each process, on any sign-in. */
  async function purgeNowAndThen(now: Date): Promise<void> {
    if (now.getTime() - purgedAt < policy.signIn.purgeEveryMs) return;
    purgedAt = now.getTime();
    await throttle.purge(now);
  }

  async function attemptInTurn<T>(
    { kind, name, ip = '', now, refusal }: SignInAttempt,
    check: CheckCredentials<T>,
  ): Promise<T> {
    const subject: ThrottleSubject = { kind, subject: name };
    const counted = await throttle.count([subject, { kind: 'ip', subject: ip }], now);
    if (counted.state === 'waiting') throw new AttemptRejectedError(refusal, counted.waitMs);
    const outcome = await check().catch(async (error: unknown) => {
      await throttle.takeBack(counted);
      throw error;
    });
    if (!outcome) throw new AttemptRejectedError(refusal, counted.waitMs);
    await throttle.takeBack(counted);
    if (outcome.proved === 'all') await throttle.clear(subject);
    return outcome.value;
  }

  return {
    attempt: async (attempt, check) => {
      await purgeNowAndThen(attempt.now);
      const { kind, name, ip = '' } = attempt;
      // In turn, so that right passwords at the same time are not counted against each other.
      return ipQueue(ip, () => nameQueue(`${kind}:${name}`, () => attemptInTurn(attempt, check)));
    },
  };
}
