import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { policy } from '../../../../domain/policy.ts';
import { createCookies } from '../../../http/cookies.ts';

/** A cookie that says nothing of a person: it only ties a captcha and its token to the browser that was shown it. */
export function createCaptchaBrowser(publicOrigin: string) {
  const cookies = createCookies(publicOrigin);
  return {
    /** What ties this browser; undefined for one that was never shown a captcha. */
    of: (request: Request): string | undefined => cookies.read(request, 'captcha'),

    /** The tie of this browser, kept when it has one so that two tabs can both go on; `cookie` is to be set. */
    ensure(request: Request): { browser: string; cookie: string } {
      const given = cookies.read(request, 'captcha');
      const browser =
        given?.length === 43 ? given : randomBytes(policy.captcha.tokenBytes).toString('base64url');
      return { browser, cookie: cookies.write('captcha', browser) };
    },
  };
}
