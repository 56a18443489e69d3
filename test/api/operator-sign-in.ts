import { Operator } from '../../db/entities/operator.ts';
import { operatorSignIn as signInWith } from '../../scripts/demo/operator-sign-in.ts';
import type { ApiUnderTest } from './api-under-test.ts';
import type { Browser } from './browser.ts';
import { givenCaptcha } from './given-captcha.ts';
import { operatorTotpSecret as totpSecret, password } from './fixture.ts';

/** What the fixture's operator sends to sign in at the api's time of day. */
export function operatorSignIn(api: ApiUnderTest, username = 'operations-1') {
  return signInWith({ username, password, totpSecret }, api.time.now);
}

/** Signs the operator in, as often as a test likes: the api's clock may be frozen, and a code is good only once. */
export async function signInOperator(
  api: ApiUnderTest,
  browser: Browser,
  username?: string,
): Promise<Response> {
  await api.database.em().nativeUpdate(Operator, 1, { totpLastStep: null });
  const captchaToken = await givenCaptcha(api, browser);
  return browser.send('/api/v1/ops/session', { json: { ...operatorSignIn(api, username), captchaToken } });
}
