import { setHandler } from '@temporalio/workflow';
import type { AgreementStep, MerchantActivationInput } from '../../contracts/activation.ts';
import type { SealedStep } from '../../contracts/sealed-inputs.ts';
import type { ActivationState, ActivationStep } from '../../domain/activation/activation.ts';
import { finishFlow } from '../account/finish-flow.ts';
import { Activation } from './activation.ts';
import * as definitions from './definitions.ts';

/**
 * Turns a merchant or group on file into a portal account: verify → agree → credentials → contact → code.
 * Each step is an update; what a person typed is referred to by the id of its sealed input, and wiped at the end.
 */
export async function merchantActivation(
  input: MerchantActivationInput,
): Promise<{ state: ActivationState }> {
  const activation = new Activation(input);
  serve(activation);
  return finishFlow(input.activationId, activation);
}

function serve(activation: Activation): void {
  const due = (step: ActivationStep) => ({ validator: (_input: SealedStep) => activation.require(step) });
  setHandler(definitions.stopActivationSignal, () => activation.stop());
  setHandler(definitions.activationSubject, () => activation.subject);
  setHandler(definitions.activationView, () => activation.view());
  setHandler(definitions.verifyIdentity, (step) => activation.verifyIdentity(step), due('identity'));
  setHandler(definitions.agreeToTerms, (step: AgreementStep) => activation.agreeToTerms(step), {
    validator: (_agreement: AgreementStep) => activation.require('agreement'),
  });
  setHandler(definitions.setCredentials, (step) => activation.setCredentials(step), due('credentials'));
  setHandler(definitions.sendCode, (step) => activation.sendCode(step), due('contact'));
  setHandler(definitions.expireActivation, (order) => activation.expire(order), {
    validator: (_order: SealedStep) => activation.requireOpen(),
  });
  setHandler(definitions.confirmCode, (step) => activation.confirmCode(step), due('otp'));
}
