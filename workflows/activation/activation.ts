import { ApplicationFailure, uuid4 } from '@temporalio/workflow';
import type { CodeSent } from '../../activities/activation/contact.ts';
import type {
  ActivationView,
  AgreementStep,
  ExpireActivation,
  MerchantActivationInput,
  VerifiedSubject,
} from '../../contracts/activation.ts';
import type { SealedStep } from '../../contracts/sealed-inputs.ts';
import {
  type ActivationState,
  type ActivationStep,
  requireStep,
  stateAfter,
} from '../../domain/activation/activation.ts';
import { policy } from '../../domain/policy.ts';
import { interactive, quick } from '../proxies.ts';
import { FlowStateMachine } from '../account/flow-state-machine.ts';

/** Where it goes when a race was lost between a step and the account's creation, or its tries are spent. */
const stateOnRefusal = {
  USERNAME_TAKEN: 'CREDENTIALS',
  ADDRESS_TAKEN: 'CONTACT',
  TERMS_OUTDATED: 'AGREE',
  ALREADY_ACTIVATED: 'LOCKED',
  FLOW_LOCKED: 'LOCKED',
} as const;

/** One activation in progress: what it has learnt by reference, and what each step does. */
export class Activation {
  readonly #input: MerchantActivationInput;
  readonly #machine = new FlowStateMachine<ActivationState, ActivationStep>('VERIFY', {
    ...policy.activation,
    require: requireStep,
  });
  #subject: VerifiedSubject | undefined;
  #credentialsInputId: string | undefined;
  #codeSent: CodeSent | undefined;

  constructor(input: MerchantActivationInput) {
    this.#input = input;
  }

  view(): ActivationView {
    return {
      id: this.#input.activationId,
      state: this.#machine.state,
      subjectType: this.#input.subjectType,
      expiresAt: this.#machine.expiresAt,
      ...(this.#codeSent && { codeSentTo: this.#codeSent.to, resendAfter: this.#codeSent.resendAfter }),
    };
  }

  /** Whom it has proved to act for, once it has. */
  get subject(): VerifiedSubject | undefined {
    return this.#subject;
  }

  /** The contact on file objected. The database has seen to it that no account can come of it any more. */
  stop(): void {
    this.#machine.lock();
  }

  /** For update validators. @throws ApplicationFailure with the code as type */
  require(step: ActivationStep): void {
    this.#machine.require(step);
  }

  async verifyIdentity({ inputId }: SealedStep): Promise<ActivationView> {
    const { activationId, subjectType } = this.#input;
    await this.#machine.runStep({ step: 'identity', next: stateAfter('identity') }, async () => {
      this.#subject = await quick.verifyIdentity({ activationId, inputId, subjectType });
    });
    return this.view();
  }

  async agreeToTerms(agreement: AgreementStep): Promise<ActivationView> {
    const { activationId } = this.#input;
    await this.#machine.runStep({ step: 'agreement', next: this.#afterAgreement }, () =>
      quick.recordAgreement({ ...agreement, ...this.#verified, activationId }),
    );
    return this.view();
  }

  async setCredentials({ inputId }: SealedStep): Promise<ActivationView> {
    await this.#machine.runStep({ step: 'credentials', next: stateAfter('credentials') }, async () => {
      await quick.checkUsername({ inputId });
      this.#credentialsInputId = inputId;
    });
    return this.view();
  }

  async sendCode({ inputId }: SealedStep): Promise<ActivationView> {
    const { activationId, locale } = this.#input;
    await this.#machine.runStep(
      { step: 'contact', next: stateAfter('contact'), stateOnRefusal },
      async () => {
        const order = { challengeId: uuid4(), inputId, locale };
        this.#codeSent = await interactive.sendActivationCode({ activationId, ...order });
      },
    );
    return this.view();
  }

  async confirmCode({ inputId }: SealedStep): Promise<ActivationView> {
    const { activationId, locale } = this.#input;
    await this.#machine.runStep({ step: 'otp', next: stateAfter('otp'), stateOnRefusal }, async () => {
      // Before the code is used up: it shall still be good when the newest agreement has been agreed to.
      await quick.requireCurrentAgreement({ activationId });
      await quick.confirmActivationCode({ activationId, inputId });
      const references = {
        credentialsInputId: this.#credentialsInputId!,
        contactInputId: this.#codeSent!.contactInputId,
      };
      await quick.createAccount({ activationId, locale, ...this.#verified, ...references });
    });
    return this.view();
  }

  /** For the update's validator: refuses to end what has ended. @throws ApplicationFailure with the code as type */
  requireOpen(): void {
    this.#machine.requireOpen();
  }

  /** An operator ends it; of two orders at once, one finds it ended. */
  async expire(order: ExpireActivation): Promise<ActivationView> {
    const { activationId } = this.#input;
    await this.#machine.expire(() => quick.recordExpiry({ ...order, activationId }));
    return this.view();
  }

  finished() {
    return this.#machine.finished();
  }

  get #verified(): VerifiedSubject {
    if (!this.#subject) throw ApplicationFailure.nonRetryable('STEP_OUT_OF_ORDER', 'STEP_OUT_OF_ORDER');
    return this.#subject;
  }

  /** If new terms were published mid-flow, the person re-accepts them and resumes at the step they had reached. */
  get #afterAgreement(): ActivationState {
    if (!this.#credentialsInputId) return stateAfter('agreement');
    return this.#codeSent ? 'OTP' : 'CONTACT';
  }
}
