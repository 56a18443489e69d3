import { verify } from '@node-rs/argon2';
import type { IdentityInput } from '../contracts/activation.ts';
import { createAccountRepository } from '../db/repositories/account-repository.ts';
import { createMerchantRepository, type MatchedSubject } from '../db/repositories/merchant-repository.ts';
import { createSealedInputRepository } from '../db/repositories/sealed-input-repository.ts';
import { BusinessError } from '../domain/errors.ts';
import type { SubjectType } from '../domain/statement.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Whom an activation has proved to act for; `subjectId` is the row, not a number anybody knows. */
export interface VerifiedSubject {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
}

export function createIdentityActivities({ database, vault, clock }: ActivityDependencies) {
  const merchants = createMerchantRepository(database, vault);
  const accounts = createAccountRepository(database, vault);
  const inputs = createSealedInputRepository(database, vault);

  async function match(input: IdentityInput): Promise<MatchedSubject | undefined> {
    switch (input.method) {
      case 'registration':
        return merchants.matchRegistration(input);
      case 'phone':
        return merchants.matchPhone(input);
      case 'group':
        return matchGroup(input);
    }
  }

  async function matchGroup({ groupNo, password }: Extract<IdentityInput, { method: 'group' }>) {
    const group = await merchants.groupForActivation(groupNo);
    if (!group || group.usedAt || group.expiresAt <= clock()) return undefined;
    return (await verify(group.initialPasswordHash, password)) ? group.subject : undefined;
  }

  return {
    /**
     * Compares what was typed with what is on file (guide: 注册信息验证, 注册手机号验证, 集团编号和密码).
     *
     * @throws IDENTITY_MISMATCH for whatever does not agree, ALREADY_ACTIVATED only after right proof.
     */
    async verifyIdentity({
      inputId,
      subjectType,
    }: {
      inputId: string;
      subjectType: SubjectType;
    }): Promise<VerifiedSubject> {
      const subject = await match(await inputs.open<IdentityInput>(inputId));
      if (subject?.subjectType !== subjectType) throw new BusinessError('IDENTITY_MISMATCH');
      const { subjectId } = subject;
      if (await accounts.existsFor(subjectType, subjectId)) throw new BusinessError('ALREADY_ACTIVATED');
      return { subjectType, subjectId };
    },
  };
}
