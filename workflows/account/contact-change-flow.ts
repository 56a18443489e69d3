import { ApplicationFailure, uuid4 } from '@temporalio/workflow';
import type { CodeSent } from '../../activities/account/code-sender.ts';
import type {
  ContactChangeCode,
  ContactChangeInput,
  ContactChangeOwner,
  ContactChangeView,
} from '../../contracts/account.ts';
import {
  type ContactChangeState,
  type ContactChangeStep,
  requireContactChangeStep,
} from '../../domain/account/contact-change.ts';
import { policy } from '../../domain/policy.ts';
import { interactive, quick } from '../proxies.ts';
import { FlowStateMachine } from './flow-state-machine.ts';

/** Another address needs another change, since the password was asked for this one. */
const stateOnRefusal = { ADDRESS_TAKEN: 'LOCKED', FLOW_LOCKED: 'LOCKED' } as const;

/** One change in progress. The bindings stay as they are until the new address is proved. */
export class Change {
  readonly #input: ContactChangeInput;
  readonly #machine = new FlowStateMachine<ContactChangeState, ContactChangeStep>('CONTACT', {
    ...policy.contactChange,
    require: requireContactChangeStep,
  });
  #codeSent: CodeSent | undefined;

  constructor(input: ContactChangeInput) {
    this.#input = input;
  }

  viewFor({ accountId }: ContactChangeOwner): ContactChangeView | undefined {
    return accountId === this.#input.accountId ? this.#view() : undefined;
  }

  /** For update validators. @throws ApplicationFailure FLOW_NOT_FOUND for another account, or why the step is not due */
  require(step: ContactChangeStep, { accountId }: ContactChangeOwner): void {
    if (accountId !== this.#input.accountId)
      throw ApplicationFailure.nonRetryable('FLOW_NOT_FOUND', 'FLOW_NOT_FOUND');
    this.#machine.require(step);
  }

  async sendCode(): Promise<ContactChangeView> {
    await this.#machine.runStep({ step: 'code', next: 'OTP', stateOnRefusal }, async () => {
      const { contactChangeId, inputId, locale } = this.#input;
      const order = { challengeId: uuid4(), inputId, locale };
      this.#codeSent = await interactive.sendContactChangeCode({ contactChangeId, ...order });
    });
    return this.#view();
  }

  async confirm({ inputId }: ContactChangeCode): Promise<ContactChangeView> {
    await this.#machine.runStep({ step: 'otp', next: 'DONE', stateOnRefusal }, async () => {
      const { contactChangeId, accountId, inputId: contactInputId } = this.#input;
      await quick.confirmContactChangeCode({ contactChangeId, inputId });
      await quick.swapContact({ contactChangeId, accountId, inputId: contactInputId });
    });
    return this.#view();
  }

  finished() {
    return this.#machine.finished();
  }

  #view(): ContactChangeView {
    return {
      id: this.#input.contactChangeId,
      state: this.#machine.state,
      expiresAt: this.#machine.expiresAt,
      ...(this.#codeSent && { codeSentTo: this.#codeSent.to, resendAfter: this.#codeSent.resendAfter }),
    };
  }
}
