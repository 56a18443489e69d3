import { hash, verify } from '@node-rs/argon2';
import type {
  CodeInput,
  CodeMessageInput,
  NewPasswordInput,
  PasswordHashInput,
  PasswordRecoveryInput,
  RecoveredAccount,
} from '../../contracts/account.ts';
import type { ContactInput } from '../../domain/contact.ts';
import type { SealedInputs } from '../../db/sealed-inputs.ts';
import { passwordProblems } from '../../domain/account/credentials.ts';
import { BusinessError, type ErrorCode } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import type { RecoveryIdentifier } from '../../domain/account/recovery-identifier.ts';
import { type AuditEntry, createAudited, unaudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createCodeDelivery } from './code-delivery.ts';

/** By reference, and the same whether or not the name exists. */
export interface OpenedRecovery {
  readonly letterInputId: string;
  readonly accountInputId: string;
}

interface PasswordStep {
  readonly recoveryId: string;
  readonly accountInputId: string;
  readonly inputId: string;
}

/** What was decided about a new password. */
type ValidatedPassword =
  | { readonly kind: 'accepted'; readonly passwordHash: string }
  | { readonly kind: 'refused'; readonly errorCode: ErrorCode };

/** The sealed form of a new password: as it was typed, then its hash or the refusal. These names are stored. */
type StoredPassword = Partial<NewPasswordInput & PasswordHashInput & { readonly refused: ErrorCode }>;

/** The sealed form of a {@link RecoveredAccount}. These names are stored. */
interface StoredAccount {
  readonly accountId: number;
  readonly instead: string;
}

const purpose = 'recovery' as const;

export function createRecoveryActivities(dependencies: ActivityDependencies) {
  const { repositories, vault, clock, log, wakeOutbox } = dependencies;
  const { recoveries, codeIssuer: issuer, codeVerifier: verifier, sealedInputs: inputs } = repositories;
  const { audited } = createAudited(dependencies);
  const deliverCode = createCodeDelivery(dependencies);

  /** A code for as many of the addresses as have room for one; for none of them a challenge that no code fits. */
  async function challenge(flow: { flowId: string; challengeId: string }, contacts: readonly ContactInput[]) {
    const now = clock();
    const choices = contacts.length > 1 ? [contacts, ...contacts.map((contact) => [contact])] : [contacts];
    for (const to of choices) {
      const [first, ...alsoTo] = to;
      if (!first) continue;
      try {
        return { to, ...(await issuer.issue({ purpose, ...flow, ...first, alsoTo, now })) };
      } catch (error) {
        if (!(error instanceof BusinessError && error.code === 'CODE_LIMIT_REACHED')) throw error;
        log.warn({ flowId: flow.flowId }, 'an address has been sent as many codes as it may');
      }
    }
    await issuer.issueDecoy({ purpose, ...flow, now });
    return { to: [], code: '' };
  }

  async function validatePassword(password: string, accountInputId: string): Promise<ValidatedPassword> {
    const account = await openAccount(inputs, accountInputId);
    const [problem] = passwordProblems(password, await recoveries.namesOf(account));
    if (problem) return { kind: 'refused', errorCode: problem };
    if (await verify(account.currentPasswordHash, password))
      return { kind: 'refused', errorCode: 'PASSWORD_REUSED' };
    return { kind: 'accepted', passwordHash: await hash(password, policy.argon2) };
  }

  /** The account that a recovery is about; a name or address without one is a keyed hash. One row either way. */
  async function resolveTarget(
    { inputId }: PasswordRecoveryInput,
    { accountInputId }: OpenedRecovery,
  ): Promise<AuditEntry> {
    const claimed = await inputs.open<RecoveryIdentifier>(inputId);
    const { accountId } = await openAccount(inputs, accountInputId);
    if (accountId > 0) return { target: `account:${accountId}` };
    const target = `name:${vault.audit.pseudonym('name', nameIn(claimed))}`;
    return { outcome: 'REFUSED', target, detail: { errorCode: 'ACCOUNT_NOT_FOUND' } };
  }

  return {
    /**
     * Looks up whom somebody says they are and makes the code. Nothing in its outcome or course tells the workflow's
     * caller whether there is such an account. Taken up again after a crash, it makes the same code again.
     */
    openRecovery: audited(
      { action: 'recovery.begin', flow: 'recovery', audit: 'both', auditEntry: resolveTarget },
      async (recovery: PasswordRecoveryInput & { challengeId: string }): Promise<OpenedRecovery> => {
        const { recoveryId, challengeId, inputId, locale } = recovery;
        const found = await recoveries.find(await inputs.open<RecoveryIdentifier>(inputId));
        const { to, code } = await challenge({ flowId: recoveryId, challengeId }, found?.contacts ?? []);
        const letter: CodeMessageInput = { challengeId, code, locale, contacts: to };
        const letterInputId = await inputs.seal(recoveryId, letter, clock());
        const account: StoredAccount = {
          accountId: found?.accountId ?? 0,
          instead: found?.passwordHash ?? '',
        };
        return { letterInputId, accountInputId: await inputs.seal(recoveryId, account, clock()) };
      },
    ),

    /** Sends the code to each address; who waits for it learns nothing of a delivery that failed. */
    sendRecoveryCode: unaudited(
      'part of recovery.begin',
      async ({ inputId }: { inputId: string }): Promise<void> => {
        const { contacts, ...letter } = await inputs.open<CodeMessageInput>(inputId);
        // A failure has been logged; who waits learns nothing of it.
        await Promise.allSettled(
          contacts.map(({ channel, address }) => deliverCode({ purpose, channel, address, ...letter })),
        );
        await inputs.wipe(inputId);
      },
    ),

    /** @throws CODE_WRONG, CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED */
    confirmRecoveryCode: audited(
      { action: 'recovery.confirm-code', flow: 'recovery', audit: 'both' },
      async ({ recoveryId, inputId }: { recoveryId: string; inputId: string }): Promise<void> => {
        const { code } = await inputs.open<CodeInput>(inputId);
        await verifier.consume({ purpose, flowId: recoveryId, inputId, code, now: clock() });
      },
    ),

    /**
     * Judges a new password by the account's names and its password so far, and puts its hash or the refusal in its
     * place, where it is found when this is done again: what was typed is forgotten either way.
     *
     * @throws PASSWORD_LENGTH, PASSWORD_COMPOSITION, PASSWORD_CONTAINS_NAME, PASSWORD_REUSED; FLOW_LOCKED when the
     *   account is no longer active or has got another password meanwhile
     */
    judgeNewPassword: audited(
      { action: 'recovery.password', flow: 'recovery', audit: 'refusals-only' },
      async ({ accountInputId, inputId }: PasswordStep): Promise<{ inputId: string }> => {
        const { password, refused } = await inputs.open<StoredPassword>(inputId);
        if (refused !== undefined) throw new BusinessError(refused);
        if (password === undefined) return { inputId };
        const validated = await validatePassword(password, accountInputId);
        await inputs.replace(inputId, storedPassword(validated));
        if (validated.kind === 'refused') throw new BusinessError(validated.errorCode);
        return { inputId };
      },
    ),

    /** Password, end of all sessions, notices and audit row, all or nothing. @throws FLOW_LOCKED */
    setRecoveredPassword: unaudited(
      'its row is part of the change',
      async ({ recoveryId, accountInputId, inputId }: PasswordStep): Promise<void> => {
        const { passwordHash } = await inputs.open<PasswordHashInput>(inputId);
        const account = await openAccount(inputs, accountInputId);
        await recoveries.setPassword({ recoveryId, ...account, passwordHash, now: clock() });
        await wakeOutbox();
      },
    ),
  };
}

async function openAccount(
  inputs: Pick<SealedInputs, 'open'>,
  accountInputId: string,
): Promise<RecoveredAccount> {
  const { accountId, instead } = await inputs.open<StoredAccount>(accountInputId);
  return { accountId, currentPasswordHash: instead };
}

function storedPassword(validated: ValidatedPassword): StoredPassword {
  return validated.kind === 'refused'
    ? { refused: validated.errorCode }
    : { passwordHash: validated.passwordHash };
}

function nameIn(claimed: RecoveryIdentifier): string {
  switch (claimed.kind) {
    case 'username':
      return claimed.username;
    case 'email':
    case 'phone':
      return claimed.address;
    case 'nobody':
      return '';
  }
}
