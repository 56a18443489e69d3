import { ApplicationFailure, condition, uuid4 } from '@temporalio/workflow';
import type { OpenedRecovery } from '../../activities/account/recovery.ts';
import type { SealedStep } from '../../contracts/sealed-inputs.ts';
import type { PasswordRecoveryInput, RecoveryView } from '../../contracts/account.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import { type RecoveryState, type RecoveryStep, requireRecoveryStep } from '../../domain/account/recovery.ts';
import { interactive, persistent, quick } from '../proxies.ts';
import { refusedWith } from '../refusals.ts';
import { FlowStateMachine } from './flow-state-machine.ts';

/** A recovery sends one code. When no attempts are left, the person starts again. */
const stateOnRefusal = { FLOW_LOCKED: 'LOCKED', CODE_TRIES_EXHAUSTED: 'LOCKED' } as const;

const passwordRefusals: readonly (ErrorCode | undefined)[] = [
  'PASSWORD_LENGTH',
  'PASSWORD_COMPOSITION',
  'PASSWORD_CONTAINS_NAME',
  'PASSWORD_REUSED',
];

/** One recovery in progress. Whether there is such an account only its activities know, and the code that never fits. */
export class Recovery {
  readonly #input: PasswordRecoveryInput;
  readonly #machine = new FlowStateMachine<RecoveryState, RecoveryStep>('OTP', {
    ...policy.recovery,
    require: requireRecoveryStep,
  });
  #opened: OpenedRecovery | undefined;
  #sending: Promise<void> | undefined;
  #refusedPasswords = 0;

  constructor(input: PasswordRecoveryInput) {
    this.#input = input;
  }

  view(): RecoveryView {
    return { id: this.#input.recoveryId, state: this.#machine.state, expiresAt: this.#machine.expiresAt };
  }

  require(step: RecoveryStep): void {
    this.#machine.require(step);
  }

  /** Nobody waits for the sending, so that an answer takes no longer where something is sent. */
  async open(): Promise<void> {
    this.#opened = await persistent.openRecovery({ ...this.#input, challengeId: uuid4() });
    this.#sending = this.#send(this.#opened);
  }

  async confirm({ inputId }: SealedStep): Promise<RecoveryView> {
    await condition(() => this.#opened !== undefined);
    await this.#machine.runStep({ step: 'otp', next: 'NEW_PASSWORD', stateOnRefusal }, async () => {
      await quick.confirmRecoveryCode({ recoveryId: this.#input.recoveryId, inputId });
      this.#machine.endWithin(policy.recovery.ticketMs);
    });
    return this.view();
  }

  async setPassword({ inputId }: SealedStep): Promise<RecoveryView> {
    await this.#machine.runStep({ step: 'password', next: 'DONE', stateOnRefusal }, async () => {
      const validated = await this.#validatePassword(inputId);
      await quick.setRecoveredPassword({ ...this.#account, inputId: validated.inputId });
    });
    return this.view();
  }

  async finished() {
    const state = await this.#machine.finished();
    await this.#sending;
    return state;
  }

  async #send({ letterInputId }: OpenedRecovery): Promise<void> {
    try {
      await interactive.sendRecoveryCode({ inputId: letterInputId });
    } catch {
      // The code lapses by itself; the person asks for another.
    }
  }

  /** A refusal leaves the ticket as it is, so that another may be typed, though not to try out the old password. */
  async #validatePassword(inputId: string): Promise<SealedStep> {
    try {
      return await quick.judgeNewPassword({ ...this.#account, inputId });
    } catch (error) {
      if (passwordRefusals.includes(refusedWith(error))) this.#refusedPasswords += 1;
      if (this.#refusedPasswords < policy.recovery.refusedPasswords) throw error;
      throw ApplicationFailure.nonRetryable('FLOW_LOCKED', 'FLOW_LOCKED');
    }
  }

  get #account(): { recoveryId: string; accountInputId: string } {
    return { recoveryId: this.#input.recoveryId, accountInputId: this.#opened!.accountInputId };
  }
}
