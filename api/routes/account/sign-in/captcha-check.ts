import type { Request } from 'express';
import type { CaptchaPurpose } from '../../../../db/web/account/captchas.ts';
import { BusinessError } from '../../../../domain/errors.ts';
import { createCaptchaBrowser } from './captcha-browser.ts';
import type { ApiDependencies } from '../../../dependencies.ts';

/**
 * Uses up the captcha token that came with a request, before anything else about it is judged: a wrong password
 * costs a captcha too.
 *
 * @throws BusinessError CAPTCHA_REQUIRED when there is none, or it was used, is over, or is another purpose's or
 *   browser's
 */
export type CaptchaCheck = (use: {
  readonly request: Request;
  readonly token: string | undefined;
  readonly purpose: CaptchaPurpose;
  readonly now: Date;
}) => Promise<void>;

export function createCaptchaCheck({ stores, settings }: ApiDependencies): CaptchaCheck {
  const { captchas } = stores;
  const browsers = createCaptchaBrowser(settings.PUBLIC_ORIGIN);
  return async ({ request, token, purpose, now }) => {
    const browser = browsers.of(request);
    const held =
      token !== undefined &&
      browser !== undefined &&
      (await captchas.spend({ token, purpose, browser, now }));
    if (!held) throw new BusinessError('CAPTCHA_REQUIRED');
  };
}
