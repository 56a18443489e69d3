import { BusinessError } from '../../../domain/errors.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { objectionBody, objectionOutcome } from './schemas/objection.ts';
import { createIdentityCalls } from './identity-calls.ts';

/** “This was not me”: who has the message to the contact on file needs nothing else. */
export function objectionRoutes({ queries, temporal }: ApiDependencies): Route[] {
  const { objections } = queries;
  const calls = createIdentityCalls(temporal);
  return [
    defineRoute({
      audit: 'activation.objected',
      method: 'post',
      path: '/api/v1/activation-objections',
      access: 'anyone',
      tag: 'Activation',
      summary: 'Stop an activation you did not start, or disable the account it created',
      description: 'Requires the token from the message sent to the contact on file. The token works once.',
      body: objectionBody,
      responses: { 200: { description: 'Stopped or disabled.', schema: objectionOutcome } },
      refusals: ['OBJECTION_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
      handle: async ({ body, now }) => {
        const objectionId = await objections.idOf(body.token, now);
        if (!objectionId) throw new BusinessError('OBJECTION_NOT_FOUND');
        return { status: 200, json: { outcome: await calls.object(objectionId) } };
      },
    }),
  ];
}
