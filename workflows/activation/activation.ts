import { ApplicationFailure, condition } from '@temporalio/workflow';
import type {
  ActivationView,
  AgreementStep,
  ExpireActivation,
  MerchantActivationInput,
  SealedStep,
  VerifiedSubject,
} from '../../contracts/activation.ts';
import {
  type ActivationState,
  type ActivationStep,
  isFinal,
  requireOpen,
  requireStep,
  stateAfter,
} from '../../domain/activation.ts';
import { BusinessError, type ErrorCode } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import type { CodeSent } from '../../activities/contact.ts';
import { interactive } from '../proxies.ts';
import { causeOf, refusal, refusedWith } from '../refusals.ts';

/** Where an activation goes when a race was lost between a step and the account's creation, or its tries are spent. */
const setBacks: Partial<Record<ErrorCode, ActivationState>> = {
  USERNAME_TAKEN: 'CREDENTIALS',
  ADDRESS_TAKEN: 'CONTACT',
  TERMS_OUTDATED: 'AGREE',
  ALREADY_ACTIVATED: 'LOCKED',
  FLOW_LOCKED: 'LOCKED',
};

/** One activation in progress: its state, what it has learnt by reference, and the rules of going on. */
export class Activation {
  readonly #input: MerchantActivationInput;
  readonly #startedAt = Date.now();
  #lastStepAt = Date.now();
  #state: ActivationState = 'VERIFY';
  #busy = false;
  #subject: VerifiedSubject | undefined;
  #credentialsInputId: string | undefined;
  #codeSent: CodeSent | undefined;

  constructor(input: MerchantActivationInput) {
    this.#input = input;
  }

  get state(): ActivationState {
    return this.#state;
  }

  view(): ActivationView {
    return {
      id: this.#input.activationId,
      state: this.#state,
      subjectType: this.#input.subjectType,
      expiresAt: new Date(this.#expiresAt).toISOString(),
      ...(this.#codeSent && { codeSentTo: this.#codeSent.to, resendAfter: this.#codeSent.resendAfter }),
    };
  }

  /** Whom it has proved to act for, once it has. */
  get subject(): VerifiedSubject | undefined {
    return this.#subject;
  }

  /** The contact on file objected. The database has seen to it that no account can come of it any more. */
  stop(): void {
    if (!isFinal(this.#state)) this.#state = 'LOCKED';
  }

  /** For update validators: refuses a step that is not due. @throws ApplicationFailure with the code as type */
  require(step: ActivationStep): void {
    try {
      requireStep(this.#state, step);
    } catch (error) {
      throw refusal(error);
    }
  }

  verifyIdentity({ inputId }: SealedStep): Promise<ActivationView> {
    return this.#take('identity', async () => {
      const { activationId, subjectType } = this.#input;
      this.#subject = await interactive.verifyIdentity({ activationId, inputId, subjectType });
    });
  }

  agreeToTerms(agreement: AgreementStep): Promise<ActivationView> {
    return this.#take('agreement', () =>
      interactive.recordAgreement({
        ...agreement,
        ...this.#verified,
        activationId: this.#input.activationId,
      }),
    );
  }

  setCredentials({ inputId }: SealedStep): Promise<ActivationView> {
    return this.#take('credentials', async () => {
      await interactive.checkUsername({ inputId });
      this.#credentialsInputId = inputId;
    });
  }

  sendCode({ inputId }: SealedStep): Promise<ActivationView> {
    return this.#take('contact', async () => {
      const { activationId, locale } = this.#input;
      this.#codeSent = await interactive.sendActivationCode({ activationId, inputId, locale });
    });
  }

  confirmCode({ inputId }: SealedStep): Promise<ActivationView> {
    return this.#take('otp', async () => {
      const { activationId, locale } = this.#input;
      // Before the code is used up: it shall still be good when the newest agreement has been agreed to.
      await interactive.requireCurrentAgreement({ activationId });
      await interactive.confirmActivationCode({ activationId, inputId });
      const references = {
        credentialsInputId: this.#credentialsInputId!,
        contactInputId: this.#codeSent!.contactInputId,
      };
      await interactive.createAccount({ activationId, locale, ...this.#verified, ...references });
    });
  }

  /** For the update's validator: refuses to end what has ended. @throws ApplicationFailure with the code as type */
  requireOpen(): void {
    try {
      requireOpen(this.#state);
    } catch (error) {
      throw refusal(error);
    }
  }

  /** An operator ends it. A step under way is let through first; of two orders at once, one finds it ended. */
  async expire(order: ExpireActivation): Promise<ActivationView> {
    while (this.#busy) await condition(() => !this.#busy);
    this.requireOpen();
    this.#busy = true;
    try {
      await interactive.recordExpiry({ ...order, activationId: this.#input.activationId });
      this.#state = 'EXPIRED';
    } catch (error) {
      throw causeOf(error);
    } finally {
      this.#busy = false;
    }
    return this.view();
  }

  /** Waits until the account exists, nothing more can be done, or nobody has done anything for too long. */
  async finished(): Promise<ActivationState> {
    while (!isFinal(this.#state)) {
      const waitedFor = this.#lastStepAt;
      const left = this.#expiresAt - Date.now();
      const changed =
        left > 0 && (await condition(() => isFinal(this.#state) || this.#lastStepAt !== waitedFor, left));
      if (!changed && !this.#busy) this.#state = 'EXPIRED';
      else if (!changed) await condition(() => !this.#busy);
    }
    return this.#state;
  }

  get #expiresAt(): number {
    const { idleMs, lifetimeMs } = policy.activation;
    return Math.min(this.#lastStepAt + idleMs, this.#startedAt + lifetimeMs);
  }

  get #verified(): VerifiedSubject {
    if (!this.#subject) throw ApplicationFailure.nonRetryable('STEP_OUT_OF_ORDER', 'STEP_OUT_OF_ORDER');
    return this.#subject;
  }

  /** Who has to agree again, to a text published in mid-flow, goes on where that had come in between. */
  #next(step: ActivationStep): ActivationState {
    if (step !== 'agreement' || !this.#credentialsInputId) return stateAfter(step);
    return this.#codeSent ? 'OTP' : 'CONTACT';
  }

  /** One step at a time: a second click waits for the first and is then judged by the state it left. */
  async #take(step: ActivationStep, work: () => Promise<void>): Promise<ActivationView> {
    // Asked again after each wait: several that waited wake up together, and only one may go on.
    while (this.#busy) await condition(() => !this.#busy);
    this.require(step);
    this.#busy = true;
    try {
      await work();
      this.#state = this.#state === 'LOCKED' ? 'LOCKED' : this.#next(step);
    } catch (error) {
      const mayGoBack = (step === 'otp' || step === 'contact') && !isFinal(this.#state);
      if (mayGoBack) this.#state = setBacks[refusedWith(error)!] ?? this.#state;
      throw causeOf(error);
    } finally {
      this.#busy = false;
      this.#lastStepAt = Date.now();
    }
    if (this.state === 'LOCKED') throw refusal(new BusinessError('FLOW_LOCKED'));
    return this.view();
  }
}
