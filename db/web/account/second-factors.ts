import { createHmac, randomBytes } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { canonicalRecoveryCode, recoveryCodeOf } from '../../../domain/account/recovery-codes.ts';
import { newTotpSecret, totpStepOf } from '../../../domain/account/totp.ts';
import { RecoveryCode } from '../../entities/recovery-code.ts';
import { SecondFactor } from '../../entities/second-factor.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { type FactorChange, recordSecondFactorChange } from './second-factor-notices.ts';

/** What a person may show: the app's code, or a recovery code in its stead. */
export type FactorProof =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'recovery-code'; readonly recoveryCode: string };

/** The optional second factor of accounts: an authenticator app, and recovery codes for when it is lost. */
export function createSecondFactors(database: Database, vault: Vault) {
  const factorOf = (accountId: number) => database.em().findOne(SecondFactor, { accountId });
  const hashOf = recoveryCodeHash(vault);

  return {
    /** The confirmed factor of an account; undefined while signing in asks for nothing but the password. */
    async confirmed(
      accountId: number,
    ): Promise<{ confirmedAt: Date; recoveryCodesLeft: number } | undefined> {
      const factor = await factorOf(accountId);
      if (!factor?.confirmedAt) return undefined;
      const recoveryCodesLeft = await database.em().count(RecoveryCode, { accountId, usedAt: null });
      return { confirmedAt: factor.confirmedAt, recoveryCodesLeft };
    },

    /**
     * Makes a secret that counts for nothing until it is confirmed; an unconfirmed one before it is replaced.
     *
     * @throws BusinessError SECOND_FACTOR_EXISTS
     */
    async begin({ accountId, now, origin }: FactorChange): Promise<string> {
      const secret = newTotpSecret();
      const row = { secretCipher: vault.cipher.seal(secret), createdAt: now, lastStep: null };
      await inTransaction(database, async (em) => {
        const none = em.createQueryBuilder(SecondFactor).insert({ accountId, ...row, confirmedAt: null });
        await none.onConflict('accountId').merge(['accountId']).execute('run');
        const begun = await em.nativeUpdate(SecondFactor, { accountId, confirmedAt: null }, row);
        if (begun === 0) throw new BusinessError('SECOND_FACTOR_EXISTS');
        const who = { actor: `account:${accountId}`, target: `account:${accountId}`, origin };
        await appendAuditEvent(em, vault, { ...who, at: now, action: 'second-factor.begin' });
      });
      return secret;
    },

    /**
     * Puts the factor in force by its first code, and tells the account's addresses. Answers the recovery codes, which are nowhere else.
     *
     * @throws BusinessError SECOND_FACTOR_WRONG, SECOND_FACTOR_EXISTS, SECOND_FACTOR_EXPIRED when enrolling was not
     *   begun or too long ago
     */
    async confirm(code: string, change: FactorChange): Promise<string[]> {
      const { accountId, now } = change;
      const factor = await factorOf(accountId);
      if (factor?.confirmedAt) throw new BusinessError('SECOND_FACTOR_EXISTS');
      const begunAt = factor?.createdAt.getTime() ?? 0;
      if (!factor || now.getTime() - begunAt >= policy.totp.enrolmentMs)
        throw new BusinessError('SECOND_FACTOR_EXPIRED');
      const lastStep = totpStepOf(vault.cipher.open(factor.secretCipher), code, now);
      if (lastStep === undefined) throw new BusinessError('SECOND_FACTOR_WRONG');
      const codes = Array.from({ length: policy.recoveryCode.count }, () => recoveryCodeOf(randomBytes(32)));
      await inTransaction(database, async (em) => {
        const same = { accountId, confirmedAt: null, secretCipher: factor.secretCipher };
        const confirmed = await em.nativeUpdate(SecondFactor, same, { confirmedAt: now, lastStep });
        if (confirmed === 0) throw new BusinessError('SECOND_FACTOR_EXISTS');
        await em.nativeDelete(RecoveryCode, { accountId });
        const rows = codes.map((each) => ({ accountId, codeHash: hashOf(accountId, each), usedAt: null }));
        await em.insertMany(RecoveryCode, rows);
        await recordSecondFactorChange(em, vault, { ...change, how: 'enabled' });
      });
      return codes;
    },

    /**
     * Whether the proof is right, which uses it up: neither a code's time step nor a recovery code is good twice. The
     * account's addresses are notified of a used recovery code.
     */
    async accept(proof: FactorProof, change: FactorChange): Promise<boolean> {
      const { accountId, now } = change;
      if (proof.kind === 'code')
        return acceptCode(database.em(), vault, { accountId, code: proof.code, now });
      const unused = { accountId, codeHash: hashOf(accountId, proof.recoveryCode), usedAt: null };
      return inTransaction(database, async (em) => {
        if ((await em.nativeUpdate(RecoveryCode, unused, { usedAt: now })) === 0) return false;
        await recordSecondFactorChange(em, vault, { ...change, how: 'recovery-code-used' });
        return true;
      });
    },

    /** From now on the password alone signs in, and the account's addresses are told. */
    async remove(change: FactorChange): Promise<void> {
      const { accountId } = change;
      await inTransaction(database, async (em) => {
        const removed = await em.nativeDelete(SecondFactor, { accountId });
        await em.nativeDelete(RecoveryCode, { accountId });
        if (removed > 0) await recordSecondFactorChange(em, vault, { ...change, how: 'disabled' });
      });
    },
  };
}

async function acceptCode(
  em: SqlEntityManager,
  vault: Vault,
  { accountId, code, now }: { accountId: number; code: string; now: Date },
): Promise<boolean> {
  const factor = await em.findOne(SecondFactor, { accountId });
  if (!factor?.confirmedAt) return false;
  const lastStep = totpStepOf(vault.cipher.open(factor.secretCipher), code, now);
  if (lastStep === undefined) return false;
  const earlier = { $or: [{ lastStep: null }, { lastStep: { $lt: lastStep } }] };
  return (await em.nativeUpdate(SecondFactor, { accountId, ...earlier }, { lastStep })) > 0;
}

function recoveryCodeHash(vault: Vault): (accountId: number, typed: string) => string {
  return (accountId, typed) =>
    createHmac('sha256', vault.otpKey)
      .update(`recovery-code|${accountId}|${canonicalRecoveryCode(typed)}`)
      .digest('hex');
}
