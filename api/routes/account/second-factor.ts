import type { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { totpUri } from '../../../domain/account/totp.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { createOutboxWake } from '../delivery/outbox-wake.ts';
import { createReauthentication } from './sign-in/reauthentication.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import * as shapes from './schemas/second-factor.ts';
import { createSecondFactorCheck } from './sign-in/second-factor-check.ts';

const tag = 'Second factor';
const path = '/api/v1/second-factor';
const limits = ['PASSWORD_WRONG', 'SERVICE_UNAVAILABLE'] as const;

const stateHead = {
  method: 'get',
  path,
  access: 'account',
  tag,
  summary: 'Whether two-step sign-in is on, and how many recovery codes are left',
  responses: { 200: { description: 'The current state.', schema: shapes.secondFactorState } },
  refusals: [],
} as const;

const enrolHead = {
  audit: 'second-factor.begin',
  method: 'post',
  path,
  access: 'account',
  tag,
  summary: 'Start setting up an authenticator app',
  description: 'Two-step sign-in starts only after the setup is confirmed with a code.',
  body: shapes.enrolBody,
  responses: { 201: { description: 'The secret for the app.', schema: shapes.enrolment } },
  refusals: [...limits, 'SECOND_FACTOR_EXISTS'],
} as const;

const confirmHead = {
  audit: 'second-factor.confirm',
  method: 'post',
  path: `${path}/confirmation`,
  access: 'account',
  tag,
  summary: 'Confirm the authenticator app with a code',
  body: shapes.confirmBody,
  responses: {
    200: { description: 'Two-step sign-in is on. Returns the recovery codes.', schema: shapes.recoveryCodes },
  },
  refusals: ['SECOND_FACTOR_WRONG', 'SECOND_FACTOR_EXPIRED', 'SECOND_FACTOR_EXISTS'],
} as const;

const removeHead = {
  audit: 'second-factor.remove',
  method: 'delete',
  path,
  access: 'account',
  tag,
  summary: 'Turn two-step sign-in off',
  body: shapes.removeBody,
  responses: { 204: { description: 'Off: the password alone signs in.' } },
  refusals: [...limits, 'SECOND_FACTOR_WRONG', 'SECOND_FACTOR_NOT_FOUND'],
} as const;

/** The second factor of the signed-in account; what changes it asks for the password again. */
export function secondFactorRoutes(dependencies: ApiDependencies): Route[] {
  const { queries, stores, vault, settings } = dependencies;
  const { accounts } = queries;
  const { secondFactors: factors } = stores;
  const reauthenticate = createReauthentication(dependencies);
  const checkFactor = createSecondFactorCheck(dependencies);
  const wakeOutbox = createOutboxWake(dependencies);

  const changeOf = ({ actor, request, now }: Pick<Call, 'actor' | 'request' | 'now'>) => ({
    accountId: actor().actorId,
    origin: auditOriginOf(vault, request),
    now,
  });

  async function state({ actor }: Call): Promise<Reply> {
    const factor = await factors.confirmed(actor().actorId);
    const since = factor && { ...factor, confirmedAt: factor.confirmedAt.toISOString() };
    return { status: 200, json: { enabled: factor !== undefined, ...since } };
  }

  async function enrol(call: Call<unknown, unknown, z.output<typeof shapes.enrolBody>>): Promise<Reply> {
    const { actor, body, now } = call;
    await reauthenticate(call, body.password);
    const secret = await factors.begin(changeOf(call));
    const label = (await accounts.profile(actor().actorId))?.username ?? '';
    const expiresAt = new Date(now.getTime() + policy.totp.enrolmentMs).toISOString();
    const uri = totpUri(secret, { issuer: settings.BRAND_NAME, label });
    return { status: 201, json: { secret, uri, expiresAt } };
  }

  async function remove(call: Call<unknown, unknown, z.output<typeof shapes.removeBody>>): Promise<Reply> {
    const { request, actor, body, now } = call;
    const { password, proof } = body;
    const accountId = actor().actorId;
    await reauthenticate(call, password);
    if (!(await factors.confirmed(accountId))) throw new BusinessError('SECOND_FACTOR_NOT_FOUND');
    const account = await accounts.credentials(accountId);
    await checkFactor({ accountId, username: account!.username, proof, request, now });
    await factors.remove(changeOf(call));
    wakeOutbox();
    return { status: 204 };
  }

  return [
    defineRoute({ ...stateHead, handle: state }),
    defineRoute({ ...enrolHead, handle: enrol }),
    defineRoute({
      ...confirmHead,
      handle: async (call) => {
        const recoveryCodes = await factors.confirm(call.body.code, changeOf(call));
        wakeOutbox();
        return { status: 200, json: { recoveryCodes } };
      },
    }),
    defineRoute({ ...removeHead, handle: remove }),
  ];
}
