import type { z } from 'zod';
import { createAccountQueries } from '../../db/queries/account-queries.ts';
import { BusinessError } from '../../domain/errors.ts';
import { createBrowserSession } from '../browser-session.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createPasswordCheck } from '../password-check.ts';
import type { Reply } from '../reply.ts';
import { type Call, defineRoute, type Route } from '../route.ts';
import { operatorProfile, operatorSignInBody } from '../schemas/session.ts';
import { createSessionAudit } from '../session-audit.ts';

const tag = 'Operations';
const path = '/api/v1/ops/session';

const signInHead = {
  method: 'post',
  path,
  access: 'anyone',
  tag,
  summary: 'Sign in as operator',
  body: operatorSignInBody,
  responses: {
    200: { description: 'Signed in; the session is in the cookie.', schema: operatorProfile },
  },
  refusals: ['SIGN_IN_REFUSED'],
} as const;

const whoHead = {
  method: 'get',
  path,
  access: 'operator',
  tag,
  summary: 'Which operator is signed in',
  responses: { 200: { description: 'The operator.', schema: operatorProfile } },
  refusals: [],
} as const;

const signOutHead = {
  method: 'delete',
  path,
  access: 'operator',
  tag,
  summary: 'Sign out as operator',
  responses: { 204: { description: 'Signed out.' } },
  refusals: [],
} as const;

/** Signing in and out of operations; a session of its own, never that of a merchant. */
export function operatorSessionRoutes(dependencies: ApiDependencies): Route[] {
  const accounts = createAccountQueries(dependencies.database);
  const browser = createBrowserSession(dependencies, 'operator');
  const isRight = createPasswordCheck();
  const audit = createSessionAudit(dependencies, 'operator');

  async function signIn(call: Call<unknown, unknown, z.output<typeof operatorSignInBody>>): Promise<Reply> {
    const { request, body, now } = call;
    const found = await accounts.operatorByUsername(body.username.normalize('NFKC').trim().toLowerCase());
    if (!(await isRight(body.password, found?.passwordHash)) || !found) {
      await audit.refused(request, { actorId: found?.operatorId, name: body.username }, now);
      throw new BusinessError('SIGN_IN_REFUSED');
    }
    const cookie = await browser.open(request, found.operatorId, now);
    return { status: 200, cookies: [cookie], json: await profileOf(found.operatorId) };
  }

  async function profileOf(operatorId: number) {
    const operator = await accounts.operator(operatorId);
    if (!operator) throw new BusinessError('SESSION_REQUIRED');
    return { username: operator.username };
  }

  return [
    defineRoute({ ...signInHead, handle: signIn }),
    defineRoute({
      ...whoHead,
      handle: async ({ actor }) => ({ status: 200, json: await profileOf(actor().actorId) }),
    }),
    defineRoute({
      ...signOutHead,
      handle: async ({ request, actor, now }) => ({
        status: 204,
        cookies: [await browser.end(request, actor(), now)],
      }),
    }),
  ];
}
