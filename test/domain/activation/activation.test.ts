import { describe, expect, test } from '@jest/globals';
import {
  type ActivationState,
  type ActivationStep,
  isFinal,
  requireStep,
  stateAfter,
} from '../../../domain/activation/activation.ts';
import { BusinessError } from '../../../domain/errors.ts';

const steps: readonly ActivationStep[] = ['identity', 'agreement', 'credentials', 'contact', 'otp'];

/** What each step answers in each state, in the order of `steps`; `null` is allowed. */
const outOfOrder = 'STEP_OUT_OF_ORDER';
const answers: Record<ActivationState, readonly (string | null)[]> = {
  VERIFY: [null, outOfOrder, outOfOrder, outOfOrder, outOfOrder],
  AGREE: [outOfOrder, null, outOfOrder, outOfOrder, outOfOrder],
  CREDENTIALS: [outOfOrder, outOfOrder, null, outOfOrder, outOfOrder],
  CONTACT: [outOfOrder, outOfOrder, outOfOrder, null, outOfOrder],
  OTP: [outOfOrder, outOfOrder, outOfOrder, null, null],
  DONE: steps.map(() => outOfOrder),
  EXPIRED: steps.map(() => 'FLOW_EXPIRED'),
  LOCKED: steps.map(() => 'FLOW_LOCKED'),
};

function refusalOf(state: ActivationState, step: ActivationStep): BusinessError | undefined {
  try {
    requireStep(state, step);
    return undefined;
  } catch (error) {
    if (error instanceof BusinessError) return error;
    throw error;
  }
}

describe.each(Object.keys(answers) as ActivationState[])('in state %s', (state) => {
  test.each(steps.map((step, index) => [step, answers[state][index]] as const))('%s → %s', (step, answer) => {
    expect(refusalOf(state, step)?.code ?? null).toBe(answer);
  });
});

test('the five steps in order lead from VERIFY to DONE', () => {
  let state: ActivationState = 'VERIFY';
  for (const step of steps) {
    expect(isFinal(state)).toBe(false);
    requireStep(state, step);
    state = stateAfter(step);
  }
  expect(state).toBe('DONE');
});

test('a refusal names the state and the step, nothing that was typed', () => {
  expect(refusalOf('VERIFY', 'otp')?.details).toEqual({ state: 'VERIFY', step: 'otp' });
});

test('only DONE, EXPIRED and LOCKED are final', () => {
  const final = (Object.keys(answers) as ActivationState[]).filter(isFinal);
  expect(final).toEqual(['DONE', 'EXPIRED', 'LOCKED']);
});
