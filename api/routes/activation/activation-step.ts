import type { UpdateDefinition } from '@temporalio/common';
import type { z } from 'zod';
import type { ActivationView } from '../../../contracts/activation.ts';
import type { ActivationStep } from '../../../domain/activation/activation.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { updateIdOf } from '../../http/idempotency.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { activation, activationPath } from './schemas/activation.ts';
import { notKnownYet, refusedInAnyStep, stepHeaders } from '../account/schemas/flow.ts';
import { stillWorkingReply } from '../../http/accepted-reply.ts';
import { createActivationCalls } from './activation-calls.ts';

export type StepCall<B> = Call<z.output<typeof activationPath>, unknown, B>;

/** What one step of an activation asks for, and which update of the workflow it becomes. */
export interface StepDefinition<B, T> {
  readonly step: ActivationStep;
  readonly audit: string;
  readonly summary: string;
  readonly body: z.ZodType<B>;
  readonly refusals: readonly ErrorCode[];
  readonly update: UpdateDefinition<ActivationView, [T]>;
  /** What is sealed: only the id it is kept under goes on. */
  readonly seal: (call: StepCall<B>) => unknown;
  /** The update's argument. */
  readonly input: (call: StepCall<B>, inputId: string) => T;
}

/** Makes routes of steps: each seals what was typed, and waits for the workflow's answer as long as a person would. */
export function createStepRoutes({ sealedInputs, vault, temporal }: ApiDependencies) {
  const calls = createActivationCalls(temporal);

  return function stepRoute<B, T>(definition: StepDefinition<B, T>): Route {
    const { step, audit, summary, body, refusals, update, seal, input } = definition;
    return defineRoute({
      audit,
      method: 'post',
      path: `/api/v1/activations/{id}/${step}`,
      access: 'activation',
      tag: 'Activation',
      summary,
      headers: stepHeaders,
      params: activationPath,
      body,
      responses: {
        200: { description: 'The state after the step.', schema: activation },
        202: notKnownYet,
      },
      refusals: [...refusedInAnyStep, ...refusals],
      handle: async (call) => {
        const activationId = call.params.id;
        const updateId = updateIdOf(step, call.request);
        const origin = auditOriginOf(vault, call.request);
        const inputId = await sealedInputs.seal(activationId, await seal(call), call.now, origin);
        const view = await calls.take({
          flowId: activationId,
          step,
          update,
          input: input(call, inputId),
          updateId,
          viewArgs: [],
        });
        return view ? { status: 200, json: view } : stillWorkingReply(`/api/v1/activations/${activationId}`);
      },
    });
  };
}
