import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type {
  ActivationView,
  AgreementStep,
  ExpireActivation,
  VerifiedSubject,
} from '../../contracts/activation.ts';
import type { SealedStep } from '../../contracts/sealed-inputs.ts';

/** The steps of an activation. Each answers with the state it led to, or fails with an error code as its type. */
export const verifyIdentity = defineUpdate<ActivationView, [SealedStep]>('verifyIdentity');
export const agreeToTerms = defineUpdate<ActivationView, [AgreementStep]>('agreeToTerms');
export const setCredentials = defineUpdate<ActivationView, [SealedStep]>('setCredentials');
export const sendCode = defineUpdate<ActivationView, [SealedStep]>('sendCode');
export const confirmCode = defineUpdate<ActivationView, [SealedStep]>('confirmCode');

/** The contact on file said that it was not them; nothing more can be done in it. */
export const stopActivationSignal = defineSignal('stopActivation');

/** The merchant or group that was proved, by its row: undefined before that. */
export const activationSubject = defineQuery<VerifiedSubject | undefined>('activationSubject');
/** An operator ends it; refused with FLOW_EXPIRED, FLOW_LOCKED or STEP_OUT_OF_ORDER when it has ended already. */
export const expireActivation = defineUpdate<ActivationView, [ExpireActivation]>('expireActivation');

export const activationView = defineQuery<ActivationView>('activationView');
