import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type {
  ActivationView,
  AgreementStep,
  ExpireActivation,
  SealedStep,
} from '../../contracts/activation.ts';

/** The steps of an activation. Each answers with the state it led to, or fails with an error code as its type. */
export const verifyIdentity = defineUpdate<ActivationView, [SealedStep]>('verifyIdentity');
export const agreeToTerms = defineUpdate<ActivationView, [AgreementStep]>('agreeToTerms');
export const setCredentials = defineUpdate<ActivationView, [SealedStep]>('setCredentials');
export const sendCode = defineUpdate<ActivationView, [SealedStep]>('sendCode');
export const confirmCode = defineUpdate<ActivationView, [SealedStep]>('confirmCode');

/** An operator ends it; refused with FLOW_EXPIRED, FLOW_LOCKED or STEP_OUT_OF_ORDER when it has ended already. */
export const expireActivation = defineUpdate<ActivationView, [ExpireActivation]>('expireActivation');

export const activationView = defineQuery<ActivationView>('activationView');
