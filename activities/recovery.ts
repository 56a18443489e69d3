import { hash, verify } from '@node-rs/argon2';
import type { CodeInput, ContactInput } from '../contracts/activation.ts';
import type {
  CodeLetterInput,
  NewPasswordInput,
  PasswordHashInput,
  PasswordRecoveryInput,
  RecoveredAccount,
} from '../contracts/recovery.ts';
import { createOtpRepository } from '../db/repositories/otp-repository.ts';
import { createRecoveryRepository } from '../db/repositories/recovery-repository.ts';
import { createSealedInputRepository } from '../db/repositories/sealed-input-repository.ts';
import { createSealedInputs } from '../db/web/sealed-inputs.ts';
import { passwordProblems } from '../domain/credentials.ts';
import { BusinessError } from '../domain/errors.ts';
import { policy } from '../domain/policy.ts';
import type { RecoveryIdentifier } from '../domain/recovery.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { createPost } from './post.ts';

/** By reference, and alike whether or not somebody is called so. */
export interface OpenedRecovery {
  readonly letterInputId: string;
  readonly accountInputId: string;
}

interface PasswordStep {
  readonly recoveryId: string;
  readonly accountInputId: string;
  readonly inputId: string;
}

const purpose = 'recovery' as const;

export function createRecoveryActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock, log, wakeOutbox } = dependencies;
  const recoveries = createRecoveryRepository(database, vault);
  const codes = createOtpRepository(database, vault);
  const inputs = createSealedInputRepository(database, vault);
  const sealed = createSealedInputs(database, vault);
  const post = createPost(dependencies);

  /** A code for as many of the addresses as have room for one; for none of them a challenge that no code fits. */
  async function challenge(flowId: string, contacts: readonly ContactInput[]) {
    const now = clock();
    const choices = contacts.length > 1 ? [contacts, ...contacts.map((contact) => [contact])] : [contacts];
    for (const to of choices) {
      const [first, ...alsoTo] = to;
      if (!first) continue;
      try {
        return { to, ...(await codes.issue({ purpose, flowId, ...first, alsoTo, now })) };
      } catch (error) {
        if (!(error instanceof BusinessError && error.code === 'CODE_LIMIT_REACHED')) throw error;
        log.warn({ flowId }, 'an address has been sent as many codes as it may');
      }
    }
    await codes.issueDecoy({ purpose, flowId, now });
    return { to: [], challengeId: '', code: '' };
  }

  return {
    /**
     * Looks up whom somebody says they are and makes the code. Nothing in its outcome or course tells the workflow's
     * caller whether there is such an account. Taken up again after a crash, it leaves the code of the first try as it
     * is: that one was never sent, and no code fits.
     */
    async openRecovery({ recoveryId, inputId, locale }: PasswordRecoveryInput): Promise<OpenedRecovery> {
      const found = await recoveries.find(await inputs.open<RecoveryIdentifier>(inputId));
      const { to, challengeId, code } = await challenge(recoveryId, found?.contacts ?? []).catch(
        (error: unknown) => {
          if (!(error instanceof BusinessError && error.code === 'CODE_RESEND_TOO_SOON')) throw error;
          return { to: [], challengeId: '', code: '' };
        },
      );
      const letter: CodeLetterInput = { challengeId, code, locale, contacts: to };
      const letterInputId = await sealed.put(recoveryId, letter, clock());
      const account: RecoveredAccount = {
        accountId: found?.accountId ?? 0,
        instead: found?.passwordHash ?? '',
      };
      return { letterInputId, accountInputId: await sealed.put(recoveryId, account, clock()) };
    },

    /** Sends the code to each address; who waits for it learns nothing of a delivery that failed. */
    async sendRecoveryCode({ inputId }: { inputId: string }): Promise<void> {
      const { contacts, ...letter } = await inputs.open<CodeLetterInput>(inputId);
      for (const { channel, address } of contacts) {
        try {
          await post.sendCode({ purpose, channel, address, ...letter });
        } catch {
          log.warn({ channel, challengeId: letter.challengeId }, 'a code could not be sent');
        }
      }
      await inputs.wipe(inputId);
    },

    /** @throws CODE_WRONG, CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED */
    async confirmRecoveryCode({
      recoveryId,
      inputId,
    }: {
      recoveryId: string;
      inputId: string;
    }): Promise<void> {
      const { code } = await inputs.open<CodeInput>(inputId);
      await codes.consume({ purpose, flowId: recoveryId, code, now: clock() });
    },

    /**
     * Judges a new password by the account's names and its password so far, and seals its hash. What was typed is
     * wiped either way.
     *
     * @throws PASSWORD_LENGTH, PASSWORD_COMPOSITION, PASSWORD_CONTAINS_NAME, PASSWORD_REUSED; FLOW_LOCKED when the
     *   account is no longer active or has got another password meanwhile
     */
    async judgeNewPassword({
      recoveryId,
      accountInputId,
      inputId,
    }: PasswordStep): Promise<{ inputId: string }> {
      const { password } = await inputs.open<NewPasswordInput>(inputId);
      const account = await inputs.open<RecoveredAccount>(accountInputId);
      const [problem] = passwordProblems(password, await recoveries.namesOf(account));
      const refused = problem ?? ((await verify(account.instead, password)) ? 'PASSWORD_REUSED' : undefined);
      const judged = refused ? undefined : { passwordHash: await hash(password, policy.argon2) };
      const hashInputId = judged ? await sealed.put(recoveryId, judged, clock()) : '';
      await inputs.wipe(inputId);
      if (refused) throw new BusinessError(refused);
      return { inputId: hashInputId };
    },

    /** Password, end of all sessions, notices and audit row, all or nothing. @throws FLOW_LOCKED */
    async setRecoveredPassword({ recoveryId, accountInputId, inputId }: PasswordStep): Promise<void> {
      const { passwordHash } = await inputs.open<PasswordHashInput>(inputId);
      const account = await inputs.open<RecoveredAccount>(accountInputId);
      await recoveries.setPassword({ recoveryId, ...account, passwordHash, now: clock() });
      await wakeOutbox();
    },
  };
}
