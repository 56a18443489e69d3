import { Piscina } from 'piscina';
import { passwordProblems } from '../../../../domain/account/credentials.ts';
import { BusinessError, type ErrorCode } from '../../../../domain/errors.ts';
import { policy } from '../../../../domain/policy.ts';
import { InvalidRequest } from '../../../http/refusals.ts';
import { passwordBytes } from '../schemas/credentials.ts';
import type { Scored, ScoreJob } from './scored.ts';

export interface PasswordValidation extends Omit<Scored, 'common'> {
  /** Every rule it breaks; empty when it may be used. */
  readonly problems: readonly ErrorCode[];
}

/** A score takes milliseconds, for a contrived password a second: more than these waiting is an attack. */
const waitingAtMost = 64;
const idleMs = 30_000;
const worker = new URL('./score-worker.ts', import.meta.url);

let pool: Piscina<ScoreJob, Scored> | undefined;

/** One thread for the process, begun with the first password and ended when nobody chooses one. */
function scoring(): Piscina<ScoreJob, Scored> {
  if (pool) return pool;
  const limits = { minThreads: 0, maxThreads: 1, maxQueue: waitingAtMost, idleTimeout: idleMs };
  pool = new Piscina({ filename: worker.href, name: 'score', atomics: 'disabled', ...limits });
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Judges a new password by every rule there is (design: upper, lower, digit, 8–128 characters, not common, zxcvbn ≥ 3,
 * no names). What is far too long is not looked at. It is neither kept nor logged.
 *
 * @param names username, merchant or group number and name, brand
 * @throws BusinessError SERVICE_UNAVAILABLE when too many are being judged
 */
export async function validatePassword(
  password: string,
  names: readonly string[],
): Promise<PasswordValidation> {
  if (Buffer.byteLength(password) > passwordBytes)
    return { problems: ['PASSWORD_LENGTH'], score: 0, guessesLog10: 0, reasons: [], suggestions: [] };
  const { common, ...scored } = await scoreOf({ password, names });
  const problems = passwordProblems(password, names);
  if (common) problems.push('PASSWORD_TOO_COMMON');
  else if (scored.score < policy.password.minScore) problems.push('PASSWORD_TOO_WEAK');
  return { problems, ...scored };
}

/**
 * @param field what the request calls the password
 * @throws InvalidRequest with each rule the password breaks, its score and why
 * @throws BusinessError SERVICE_UNAVAILABLE
 */
export async function requireGoodPassword(
  password: string,
  names: readonly string[],
  field = 'password',
): Promise<void> {
  const { problems, score, reasons, suggestions } = await validatePassword(password, names);
  if (problems.length === 0) return;
  const errors = problems.map((code) => ({ field, code }));
  throw new InvalidRequest(errors, {
    score,
    reasons: reasons.join(','),
    suggestions: suggestions.join(','),
  });
}

async function scoreOf(job: ScoreJob): Promise<Scored> {
  const { queueSize } = scoring();
  if (queueSize >= waitingAtMost) throw new BusinessError('SERVICE_UNAVAILABLE');
  return scoring().run(job, { name: 'score' });
}
