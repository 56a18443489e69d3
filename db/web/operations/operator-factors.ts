import { totpStepOf } from '../../../domain/account/totp.ts';
import { Operator } from '../../entities/operator.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';

/** The operators' authenticator apps, without which none of them signs in. */
export function createOperatorFactors(database: Database, vault: Vault) {
  return {
    /** Whether the code is right, which uses its time step up. */
    async accept(operatorId: number, code: string, now: Date): Promise<boolean> {
      const em = database.em();
      const operator = await em.findOne(Operator, operatorId);
      if (!operator?.totpCipher) return false;
      const totpLastStep = totpStepOf(vault.cipher.open(operator.totpCipher), code, now);
      if (totpLastStep === undefined) return false;
      const earlier = { $or: [{ totpLastStep: null }, { totpLastStep: { $lt: totpLastStep } }] };
      return (await em.nativeUpdate(Operator, { id: operatorId, ...earlier }, { totpLastStep })) > 0;
    },
  };
}
