import { expect, test } from '@jest/globals';
import { createCaptchaAllowances } from '../../../db/web/account/captcha-allowances.ts';
import { createCaptchas } from '../../../db/web/account/captchas.ts';
import { policy } from '../../../domain/policy.ts';
import { onEachEngine } from '../engines.ts';
import { later, now, outcomesOf } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const { lifetimeMs, tokenLifetimeMs, tokenBytes, perAddress, forgetAfterMs } = policy.captcha;
const browser = 'a browser’s cookie';
const answer = { x: 181 };

onEachEngine((open) => {
  const captchas = () => createCaptchas(open(), vault);
  const issue = () => captchas().issue({ kind: 'slider', purpose: 'sign-in', browser, answer, now });
  const stored = async () => JSON.stringify(await open().em().execute('select * from captcha_challenge'));

  async function token(): Promise<string> {
    const { id } = await issue();
    await captchas().useAttempt({ id, browser, now });
    return (await captchas().grant(id, now)).token;
  }

  test('the one try tells what was asked for; neither it nor the browser is in the table', async () => {
    const { id, expiresAt } = await issue();
    expect(expiresAt).toEqual(later(lifetimeMs));
    expect(await captchas().useAttempt({ id, browser, now })).toEqual({
      kind: 'slider',
      answer,
      createdAt: now,
    });
    expect(await stored()).not.toMatch(/181|cookie/);
  });

  test('of 50 tries at once one is taken', async () => {
    const { id } = await issue();
    const tries = Array.from({ length: 50 }, () => captchas().useAttempt({ id, browser, now }));
    expect(await outcomesOf(tries)).toEqual({ done: 1, CAPTCHA_EXPIRED: 49 });
  });

  test.each([
    ['another browser', { browser: 'another' }, 0],
    ['an id that nobody has', { id: 'none' }, 0],
    ['a time too late', {}, lifetimeMs],
  ])('%s is refused', async (_case, other, ms) => {
    const { id } = await issue();
    const attempt = captchas().useAttempt({ id, browser, now: later(ms), ...other });
    await expect(attempt).rejects.toMatchObject({ code: 'CAPTCHA_EXPIRED' });
    await expect(captchas().useAttempt({ id, browser, now: later(lifetimeMs - 1) })).resolves.toBeDefined();
  });

  test('a token is long, stored as a hash, and given once', async () => {
    const { id } = await issue();
    await expect(captchas().grant(id, now)).rejects.toMatchObject({ code: 'CAPTCHA_EXPIRED' });
    await captchas().useAttempt({ id, browser, now });
    const granted = await captchas().grant(id, now);
    expect(granted.expiresAt).toEqual(later(tokenLifetimeMs));
    expect(Buffer.from(granted.token, 'base64url')).toHaveLength(tokenBytes);
    expect(await stored()).not.toContain(granted.token);
    await expect(captchas().grant(id, now)).rejects.toMatchObject({ code: 'CAPTCHA_EXPIRED' });
  });

  test('of 50 uses of a token at once one holds', async () => {
    const use = { token: await token(), purpose: 'sign-in' as const, browser, now };
    const uses = await Promise.all(Array.from({ length: 50 }, () => captchas().spend(use)));
    expect(uses.filter(Boolean)).toHaveLength(1);
  });

  test('a token is for its purpose, its browser and its time', async () => {
    const use = { token: await token(), purpose: 'sign-in' as const, browser, now };
    expect(await captchas().spend({ ...use, purpose: 'recovery' })).toBe(false);
    expect(await captchas().spend({ ...use, browser: 'another' })).toBe(false);
    expect(await captchas().spend({ ...use, now: later(tokenLifetimeMs) })).toBe(false);
    expect(await captchas().spend({ ...use, now: later(tokenLifetimeMs - 1) })).toBe(true);
  });

  test('an address is given so many in a window, however many it asks for at once', async () => {
    const allowances = createCaptchaAllowances(open());
    const ask = (address: string, at: Date) => allowances.count(address, at);
    const many = Array.from({ length: perAddress.atMost + 20 }, () => ask('one', now));
    expect(await outcomesOf(many)).toEqual({ done: perAddress.atMost, CAPTCHA_TOO_MANY: 20 });
    await expect(ask('another', now)).resolves.toBeUndefined();
    const refusal = await ask('one', now).catch((error: { details: { retryAfterSeconds: number } }) => error);
    const { retryAfterSeconds } = refusal!.details;
    await expect(ask('one', later((retryAfterSeconds - 1) * 1_000))).rejects.toMatchObject({});
    await expect(ask('one', later(retryAfterSeconds * 1_000))).resolves.toBeUndefined();
  });

  test('what is over is forgotten, nothing else', async () => {
    await issue();
    await createCaptchaAllowances(open()).count('one', now);
    const rows = async () =>
      open()
        .em()
        .execute<{ n: number }[]>(
          'select (select count(*) from captcha_challenge) + (select count(*) from captcha_allowance) as n',
        );
    await captchas().forget(later(lifetimeMs));
    expect(await rows()).toEqual([{ n: 2 }]);
    await captchas().forget(later(lifetimeMs + forgetAfterMs + 1));
    expect(await rows()).toEqual([{ n: 0 }]);
  });
});
