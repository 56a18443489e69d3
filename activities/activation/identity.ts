import { hash, verify } from '@node-rs/argon2';
import type { IdentityAttempt, IdentityInput, VerifiedSubject } from '../../contracts/activation.ts';
import type { MatchedSubject } from '../../db/repositories/roster/merchant-repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import type { SubjectType } from '../../domain/subject.ts';
import { activationStartedMessage } from './activation-notices.ts';
import { createAudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createIdentityAttempts } from './identity-attempts.ts';

interface IdentityStep {
  readonly activationId: string;
  readonly inputId: string;
  readonly subjectType: SubjectType;
}

export function createIdentityActivities(dependencies: ActivityDependencies) {
  const { repositories, vault, clock, wakeOutbox } = dependencies;
  const { merchants, accounts, sealedInputs: inputs, objections } = repositories;
  const { audited } = createAudited(dependencies);
  const countAttempt = createIdentityAttempts(dependencies);
  // The hash of a random password: an unknown group takes as long as a known one.
  const nobodys = hash(crypto.randomUUID(), policy.argon2);

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
    const usable = group && !group.usedAt && group.expiresAt > clock() ? group : undefined;
    const right = await verify(usable?.initialPasswordHash ?? (await nobodys), password);
    return right ? usable?.subject : undefined;
  }

  async function announce(activationId: string, subject: MatchedSubject): Promise<void> {
    const contact = await merchants.contactOnFile(subject.subjectType, subject.subjectId);
    if (!contact) return;
    const now = clock();
    const notice = (objectionToken: string) =>
      activationStartedMessage({ activationId, subject, contact, objectionToken, now });
    await objections.announceStart({ activationId, now, notice });
    await wakeOutbox();
  }

  /** The method, and the number as a keyed hash: it shows repeated attempts at one merchant, but not which one. */
  async function claimedIdentity({ inputId }: IdentityStep) {
    const typed = await inputs.open<IdentityInput>(inputId);
    const number = typed.method === 'group' ? typed.groupNo : typed.merchantNo;
    return { method: typed.method, claimed: vault.audit.pseudonym('subject-no', number) };
  }

  return {
    /**
     * Compares what was typed with what is on file (guide: 注册信息验证, 注册手机号验证, 集团编号和密码), and tells the
     * contact on file when it agrees.
     *
     * @throws IDENTITY_TRIES_EXHAUSTED, IDENTITY_MISMATCH for whatever does not agree, ALREADY_ACTIVATED only after
     *   right proof.
     */
    verifyIdentity: audited(
      {
        action: 'activation.identity',
        flow: 'activation',
        audit: 'both',
        detail: claimedIdentity,
        auditEntry: async (_, { subjectType, subjectId }) => ({ target: `${subjectType}:${subjectId}` }),
      },
      async ({ activationId, inputId, subjectType }: IdentityStep): Promise<VerifiedSubject> => {
        const attempt = await inputs.open<IdentityAttempt>(inputId);
        await countAttempt(inputId, attempt);
        const subject = await match(attempt);
        if (subject?.subjectType !== subjectType) throw new BusinessError('IDENTITY_MISMATCH');
        const { subjectId } = subject;
        if (await accounts.existsFor(subjectType, subjectId)) throw new BusinessError('ALREADY_ACTIVATED');
        await announce(activationId, subject);
        return { subjectType, subjectId };
      },
    ),
  };
}
