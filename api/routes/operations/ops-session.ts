import type { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import { createBrowserSession } from '../account/sign-in/browser-session.ts';
import { createCaptchaCheck } from '../account/sign-in/captcha-check.ts';
import { createCurrentPassword } from '../account/sign-in/current-password.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { operatorProfile, operatorSignInBody } from '../account/schemas/session.ts';
import { createSessionAudit } from '../account/sign-in/session-audit.ts';
import { createSignInGuard } from '../account/sign-in/sign-in-guard.ts';
import { ownSessionRoutes } from '../account/own-session.ts';

const tag = 'Operations';
const path = '/api/v1/ops/session';

const signInHead = {
  audit: 'session.open',
  method: 'post',
  path,
  access: 'anyone',
  tag,
  summary: 'Sign in as an operator',
  description:
    'Requires the password and an authenticator code. Each code works once. Attempts are limited as for accounts.',
  body: operatorSignInBody,
  responses: {
    200: { description: 'Signed in. The session is in the cookie.', schema: operatorProfile },
  },
  refusals: ['CAPTCHA_REQUIRED', 'SIGN_IN_REFUSED', 'SERVICE_UNAVAILABLE'],
} as const;

/** Signing in and out of operations; a session of its own, never that of a merchant. */
export function operatorSessionRoutes(dependencies: ApiDependencies): Route[] {
  const { accounts } = dependencies.queries;
  const browser = createBrowserSession(dependencies, 'operator');
  const checkCaptcha = createCaptchaCheck(dependencies);
  const { operatorFactors: factors } = dependencies.stores;
  const guard = createSignInGuard(dependencies);
  const isRight = createCurrentPassword(dependencies, 'operator');
  const audit = createSessionAudit(dependencies, 'operator');

  async function signIn(call: Call<unknown, unknown, z.output<typeof operatorSignInBody>>): Promise<Reply> {
    const { request, body, now } = call;
    await checkCaptcha({ request, token: body.captchaToken, purpose: 'sign-in', now });
    const name = body.username.normalize('NFKC').trim().toLowerCase();
    const attempt = { kind: 'operator', name, ip: request.ip, now, refusal: 'SIGN_IN_REFUSED' } as const;
    const checked = guard.attempt(attempt, async () => {
      const found = await accounts.operatorByUsername(name);
      const candidate = found && { id: found.operatorId, passwordHash: found.passwordHash };
      const passwordHash = await isRight(body.password, candidate);
      if (passwordHash === undefined || !found) return undefined;
      const { operatorId } = found;
      const proved = await factors.accept(operatorId, body.code, now);
      return proved ? { proved: 'all', value: { actorId: operatorId, passwordHash } } : undefined;
    });
    const answered = checked.then(async (proved) => ({
      status: 200,
      cookies: [await browser.open(request, proved, now)],
      json: await profileOf(proved.actorId),
    }));
    return audit.recordingRefusal(request, body.username, now, answered);
  }

  async function profileOf(operatorId: number) {
    const operator = await accounts.operator(operatorId);
    if (!operator) throw new BusinessError('SESSION_REQUIRED');
    return { username: operator.username };
  }

  return [
    defineRoute({ ...signInHead, handle: signIn }),
    ...ownSessionRoutes(dependencies, { access: 'operator', path, tag, profile: operatorProfile, profileOf }),
  ];
}
