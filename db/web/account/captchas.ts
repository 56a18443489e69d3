import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { policy } from '../../../domain/policy.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { CaptchaAllowance } from '../../entities/captcha-allowance.ts';
import { CaptchaChallenge } from '../../entities/captcha-challenge.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';

export type CaptchaKind = 'slider' | 'proof-of-work';
export type CaptchaPurpose = 'sign-in' | 'recovery' | 'activation';

export interface NewCaptcha {
  readonly kind: CaptchaKind;
  readonly purpose: CaptchaPurpose;
  /** What the browser's cookie holds; only its hash is stored. */
  readonly browser: string;
  readonly answer: unknown;
  readonly now: Date;
}

/** The only attempt at a captcha: what it asked for, to be compared with what came. */
export interface CaptchaAttempt {
  readonly kind: CaptchaKind;
  readonly answer: unknown;
  readonly createdAt: Date;
}

/** Captchas that were shown. Answers are sealed; browsers and tokens are hashes. */
export function createCaptchas(database: Database, vault: Vault) {
  return {
    async issue({
      kind,
      purpose,
      browser,
      answer,
      now,
    }: NewCaptcha): Promise<{ id: string; expiresAt: Date }> {
      const id = randomUUID();
      const expiresAt = new Date(now.getTime() + policy.captcha.lifetimeMs);
      const answerCipher = vault.cipher.seal(JSON.stringify(answer));
      const bound = { kind, purpose, browserHash: hashOf(browser) };
      await database.em().insert(CaptchaChallenge, { id, ...bound, answerCipher, createdAt: now, expiresAt });
      return { id, expiresAt };
    },

    /**
     * Uses up the only attempt before anything is compared, so that one of several simultaneous answers counts.
     *
     * @throws BusinessError CAPTCHA_EXPIRED, the same for one that expired, was tried, or was never shown to this browser
     */
    async useAttempt({
      id,
      browser,
      now,
    }: {
      id: string;
      browser: string;
      now: Date;
    }): Promise<CaptchaAttempt> {
      const em = database.em();
      const untried = { id, browserHash: hashOf(browser), triedAt: null, expiresAt: { $gt: now } };
      const taken = await em.nativeUpdate(CaptchaChallenge, untried, { triedAt: now });
      if (taken === 0) throw new BusinessError('CAPTCHA_EXPIRED');
      const { kind, answerCipher, createdAt } = await em.findOneOrFail(CaptchaChallenge, { id });
      return { kind, createdAt, answer: JSON.parse(vault.cipher.open(answerCipher)) as unknown };
    },

    /** The token for a captcha whose try was right. */
    async grant(id: string, now: Date): Promise<{ token: string; expiresAt: Date }> {
      const token = randomBytes(policy.captcha.tokenBytes).toString('base64url');
      const expiresAt = new Date(now.getTime() + policy.captcha.tokenLifetimeMs);
      const ungranted = { id, triedAt: { $ne: null }, tokenHash: null };
      const granted = await database
        .em()
        .nativeUpdate(CaptchaChallenge, ungranted, { tokenHash: hashOf(token), tokenExpiresAt: expiresAt });
      if (granted === 0) throw new BusinessError('CAPTCHA_EXPIRED');
      return { token, expiresAt };
    },

    /** Uses a token up; of any number of uses at once one is told that it held. */
    async spend(use: {
      token: string;
      purpose: CaptchaPurpose;
      browser: string;
      now: Date;
    }): Promise<boolean> {
      const { token, purpose, browser, now } = use;
      const unused = {
        tokenHash: hashOf(token),
        purpose,
        browserHash: hashOf(browser),
        tokenUsedAt: null,
        tokenExpiresAt: { $gt: now },
      };
      return (await database.em().nativeUpdate(CaptchaChallenge, unused, { tokenUsedAt: now })) > 0;
    },

    /** Deletes what can no longer be solved or used. */
    async forget(now: Date): Promise<void> {
      const over = new Date(now.getTime() - policy.captcha.forgetAfterMs);
      await database.em().nativeDelete(CaptchaChallenge, { expiresAt: { $lt: over } });
      await database.em().nativeDelete(CaptchaAllowance, { windowStart: { $lt: over } });
    },
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
