import { raw } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { CaptchaAllowance } from '../../entities/captcha-allowance.ts';
import type { Database } from '../../orm.ts';

/** How many captchas an address may still have; both kinds are counted together. */
export function createCaptchaAllowances(database: Database) {
  return {
    /**
     * Counts one captcha in the address's fixed window of time.
     *
     * @param addressHash keyed, so that the table does not tell who came
     * @throws BusinessError CAPTCHA_TOO_MANY with `retryAfterSeconds`
     */
    async count(addressHash: string, now: Date): Promise<void> {
      const { windowMs, atMost } = policy.captcha.perAddress;
      const begin = Math.floor(now.getTime() / windowMs) * windowMs;
      const row = { addressHash, windowStart: new Date(begin) };
      const em = database.em();
      const oneMore = () =>
        em.nativeUpdate(
          CaptchaAllowance,
          { ...row, given: { $lt: atMost } },
          { given: raw<number>('given + 1') },
        );
      if ((await oneMore()) > 0) return;
      // Nobody came in this window yet, or it is full; whose row is in first makes no difference.
      await em
        .createQueryBuilder(CaptchaAllowance)
        .insert({ ...row, given: 0 })
        .onConflict(['addressHash', 'windowStart'])
        .merge(['addressHash'])
        .execute('run');
      if ((await oneMore()) > 0) return;
      const retryAfterSeconds = Math.ceil((begin + windowMs - now.getTime()) / 1_000);
      throw new BusinessError('CAPTCHA_TOO_MANY', { retryAfterSeconds });
    },
  };
}
