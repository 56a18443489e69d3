import type { Request } from 'express';
import type { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { createAccountSignIn, type KnownByPassword } from './sign-in/account-sign-in.ts';
import { createBrowserSession } from './sign-in/browser-session.ts';
import { createCaptchaCheck } from './sign-in/captcha-check.ts';
import { createCookies } from '../../http/cookies.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { secondFactorBody, secondFactorRequired } from './schemas/second-factor.ts';
import { profile, signInBody } from './schemas/session.ts';
import { createProfileJson } from './profile-json.ts';
import { createSecondFactorCheck } from './sign-in/second-factor-check.ts';
import { createSessionAudit } from './sign-in/session-audit.ts';
import { ownSessionRoutes } from './own-session.ts';

type ProvedAccount = Pick<KnownByPassword, 'accountId' | 'passwordHash'>;

const tag = 'Session';
const path = '/api/v1/session';

const signInHead = {
  audit: 'session.open',
  method: 'post',
  path,
  access: 'anyone',
  tag,
  summary: 'Sign in',
  description:
    'Every failure gives the same error and takes the same time. After several failures in a row all attempts are refused ' +
    'until the time in the header Retry-After has passed.',
  body: signInBody,
  responses: {
    200: { description: 'Signed in. The session is in the cookie.', schema: profile },
    202: {
      description:
        'The password is right and the account uses two-step sign-in: continue with `/session/second-factor`.',
      schema: secondFactorRequired,
    },
  },
  refusals: ['CAPTCHA_REQUIRED', 'SIGN_IN_REFUSED', 'SERVICE_UNAVAILABLE'],
} as const;

const secondFactorHead = {
  audit: 'session.open',
  method: 'post',
  path: `${path}/second-factor`,
  access: 'anyone',
  tag,
  summary: 'Finish signing in with an authenticator code or a recovery code',
  description:
    'Only for the browser that gave the right password a few minutes ago. Attempts are limited like sign-ins.',
  body: secondFactorBody,
  responses: { 200: { description: 'Signed in. The session is in the cookie.', schema: profile } },
  refusals: ['SECOND_FACTOR_WRONG', 'SECOND_FACTOR_EXPIRED', 'SIGN_IN_REFUSED', 'SERVICE_UNAVAILABLE'],
} as const;

/** Signing in and out of a merchant's or group's account. */
export function sessionRoutes(dependencies: ApiDependencies): Route[] {
  const { queries, stores, settings } = dependencies;
  const { accounts } = queries;
  const { signInTickets: tickets } = stores;
  const browser = createBrowserSession(dependencies, 'account');
  const checkCaptcha = createCaptchaCheck(dependencies);
  const cookies = createCookies(settings.PUBLIC_ORIGIN);
  const knowByPassword = createAccountSignIn(dependencies);
  const checkFactor = createSecondFactorCheck(dependencies);
  const audit = createSessionAudit(dependencies, 'account');
  const profileOf = createProfileJson(dependencies);

  async function signIn({
    request,
    body,
    now,
  }: Call<unknown, unknown, z.output<typeof signInBody>>): Promise<Reply> {
    const { username, password, captchaToken: token } = body;
    await checkCaptcha({ request, token, purpose: 'sign-in', now });
    const checked = knowByPassword({ username, password, ip: request.ip, now });
    const answered = checked.then((known) =>
      known.secondFactor ? askForFactor(request, known, now) : signedIn(request, known, now),
    );
    return audit.recordingRefusal(request, username, now, answered);
  }

  async function askForFactor(request: Request, known: KnownByPassword, now: Date): Promise<Reply> {
    const ticket = await tickets.issue(
      known,
      now,
      audit.opened(request, known.accountId, now, 'session.half-open'),
    );
    const { lifetimeMs } = policy.signInTicket;
    const expiresAt = new Date(now.getTime() + lifetimeMs).toISOString();
    return {
      status: 202,
      cookies: [cookies.write('second-factor', ticket, lifetimeMs)],
      json: { code: 'SECOND_FACTOR_REQUIRED', expiresAt },
    };
  }

  async function finish(call: Call<unknown, unknown, z.output<typeof secondFactorBody>>): Promise<Reply> {
    const { request, body: proof, now } = call;
    const token = cookies.read(request, 'second-factor');
    const ticket = token === undefined ? undefined : await tickets.find(token, now);
    const account = ticket && (await accounts.credentials(ticket.accountId));
    if (!token || !ticket || account?.state !== 'ACTIVE') throw new BusinessError('SECOND_FACTOR_EXPIRED');
    const [{ accountId }, { username, passwordHash }] = [ticket, account];
    // A change of the password voids the ticket: while it can be used, the hash is the one that was checked for it.
    const andThen = () => tickets.use(token, now);
    const checked = checkFactor({ accountId, username, proof, request, now, andThen });
    const answered = checked.then(() => signedIn(request, { accountId, passwordHash }, now));
    const reply = await audit.recordingRefusal(request, username, now, answered);
    return { ...reply, cookies: [...(reply.cookies ?? []), cookies.clear('second-factor')] };
  }

  async function signedIn(request: Request, proved: ProvedAccount, now: Date): Promise<Reply> {
    const { accountId: actorId, passwordHash } = proved;
    const cookie = await browser.open(request, { actorId, passwordHash }, now);
    return { status: 200, cookies: [cookie], json: await profileOf(actorId) };
  }

  return [
    defineRoute({ ...signInHead, handle: signIn }),
    defineRoute({ ...secondFactorHead, handle: finish }),
    ...ownSessionRoutes(dependencies, { access: 'account', path, tag, profile, profileOf }),
  ];
}
