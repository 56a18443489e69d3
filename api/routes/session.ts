import type { z } from 'zod';
import { createAccountQueries } from '../../db/queries/account-queries.ts';
import { canonicalUsername } from '../../domain/credentials.ts';
import { BusinessError } from '../../domain/errors.ts';
import { createBrowserSession } from '../browser-session.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createPasswordCheck } from '../password-check.ts';
import type { Reply } from '../reply.ts';
import { type Call, defineRoute, type Route } from '../route.ts';
import { profile, signInBody } from '../schemas/session.ts';
import { createSessionAudit } from '../session-audit.ts';

const tag = 'Session';
const path = '/api/v1/session';

const signInHead = {
  method: 'post',
  path,
  access: 'anyone',
  tag,
  summary: 'Sign in',
  description: 'The same refusal, at the same cost, whatever the reason.',
  body: signInBody,
  responses: { 200: { description: 'Signed in; the session is in the cookie.', schema: profile } },
  refusals: ['SIGN_IN_REFUSED'],
} as const;

const whoHead = {
  method: 'get',
  path,
  access: 'account',
  tag,
  summary: 'Who is signed in',
  responses: { 200: { description: 'The account.', schema: profile } },
  refusals: [],
} as const;

const signOutHead = {
  method: 'delete',
  path,
  access: 'account',
  tag,
  summary: 'Sign out',
  responses: { 204: { description: 'Signed out.' } },
  refusals: [],
} as const;

/** Signing in and out of a merchant's or group's account. */
export function sessionRoutes(dependencies: ApiDependencies): Route[] {
  const accounts = createAccountQueries(dependencies.database);
  const browser = createBrowserSession(dependencies, 'account');
  const isRight = createPasswordCheck();
  const audit = createSessionAudit(dependencies, 'account');

  async function signIn({
    request,
    body,
    now,
  }: Call<unknown, unknown, z.output<typeof signInBody>>): Promise<Reply> {
    const username = canonicalOrUndefined(body.username);
    const account = username === undefined ? undefined : await accounts.byUsername(username);
    const right = await isRight(body.password, account?.passwordHash);
    if (!account || !right || account.state !== 'ACTIVE') {
      await audit.refused(request, { actorId: account?.accountId, name: body.username }, now);
      throw new BusinessError('SIGN_IN_REFUSED');
    }
    const cookie = await browser.open(request, account.accountId, now);
    return { status: 200, cookies: [cookie], json: await profileOf(account.accountId) };
  }

  async function profileOf(accountId: number) {
    const found = await accounts.profile(accountId);
    if (!found) throw new BusinessError('SESSION_REQUIRED');
    const { username, subjectType, subjectNo, subjectName, branchName } = found;
    return { username, subjectType, subjectNo, subjectName, branchName };
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

function canonicalOrUndefined(typed: string): string | undefined {
  try {
    return canonicalUsername(typed);
  } catch {
    return undefined;
  }
}
