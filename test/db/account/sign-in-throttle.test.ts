import { expect, test } from '@jest/globals';
import { SignInThrottle } from '../../../db/entities/sign-in-throttle.ts';
import type { ThrottleSubject } from '../../../db/sql/account/clear-throttle.ts';
import { createSignInThrottle } from '../../../db/web/account/sign-in-throttle.ts';
import { policy } from '../../../domain/policy.ts';
import { onEachEngine } from '../engines.ts';
import { later, now } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const { freeAttempts: freeTries, firstWaitMs, lastWaitMs, forgetAfterMs } = policy.signIn;
const name = (subject = 'owner'): ThrottleSubject => ({ kind: 'account', subject });
const ip = (subject = '203.0.113.7'): ThrottleSubject => ({ kind: 'ip', subject });

onEachEngine((open) => {
  const throttle = () => createSignInThrottle(open(), vault);
  const fail = (at = now, subjects = [name(), ip()]) => throttle().count(subjects, at);
  const rows = () =>
    open()
      .em()
      .find(SignInThrottle, {}, { orderBy: { id: 'asc' } });
  const failuresOf = async (kind: string) =>
    (await rows()).filter(({ id }) => id.startsWith(kind)).map(({ failures }) => failures);

  test('of 100 tries at once exactly the free ones are counted, for one name and its address', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => fail()));
    expect(outcomes.filter(({ state }) => state === 'counted')).toHaveLength(freeTries);
    expect(await failuresOf('account')).toEqual([freeTries]);
    expect(await failuresOf('ip')).toEqual([freeTries]);
    const waiting = outcomes.filter(({ state }) => state === 'waiting');
    expect(new Set(waiting.map(({ waitMs }) => waitMs))).toEqual(new Set([firstWaitMs]));
  }, 30_000);

  test('100 names from one address at once have the address’s free tries, and no name is counted for the rest', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) => fail(now, [name(`name-${n}`), ip()])),
    );
    expect(outcomes.filter(({ state }) => state === 'counted')).toHaveLength(freeTries);
    expect(await failuresOf('ip')).toEqual([freeTries]);
    const counted = (await failuresOf('account')).reduce((sum, n) => sum + n, 0);
    expect(counted).toBe(freeTries);
  }, 30_000);

  test('the waits double up to the longest, and each passes by itself', async () => {
    let at = 0;
    const waits: number[] = [];
    for (let n = 0; n < freeTries + 9; n += 1) {
      const outcome = await fail(later(at), [name()]);
      expect(outcome).toHaveProperty('state', 'counted');
      waits.push(outcome.waitMs);
      if (outcome.waitMs > 0)
        expect(await fail(later(at + outcome.waitMs - 1), [name()])).toEqual({ state: 'waiting', waitMs: 1 });
      at += outcome.waitMs;
    }
    const doubled = Array.from({ length: 7 }, (_, n) => firstWaitMs * 2 ** n);
    expect(waits).toEqual([
      ...Array<number>(freeTries - 1).fill(0),
      ...doubled,
      ...Array<number>(3).fill(lastWaitMs),
    ]);
  });

  test('a day without failures forgets them all', async () => {
    for (let n = 0; n < freeTries; n += 1) await fail(later(n), [name()]);
    await fail(later(forgetAfterMs + freeTries), [name()]);
    expect(await failuresOf('account')).toEqual([1]);
  });

  test('a try taken back leaves no trace, nor does the wait that it began', async () => {
    for (let n = 1; n < freeTries; n += 1) await fail();
    const last = await fail();
    expect(last.waitMs).toBe(firstWaitMs);
    await throttle().takeBack(last as Extract<typeof last, { state: 'counted' }>);
    expect(await failuresOf('account')).toEqual([freeTries - 1]);
    expect(await failuresOf('ip')).toEqual([freeTries - 1]);
    expect(await fail()).toHaveProperty('state', 'counted');
  });

  test('clearing a name leaves its address and other names alone', async () => {
    await fail();
    await fail(now, [name('other'), ip()]);
    await throttle().clear(name());
    expect((await failuresOf('account')).sort()).toEqual([0, 1]);
    expect(await failuresOf('ip')).toEqual([2]);
  });

  test('a name of an account and the same of an operator are two', async () => {
    for (let n = 0; n < freeTries; n += 1) await fail(now, [name()]);
    expect(await fail(now, [{ kind: 'operator', subject: 'owner' }])).toHaveProperty('state', 'counted');
  });

  test.each([
    ['one IPv6 subscriber', '2001:db8:1:2:a::1', '2001:0DB8:1:2:ffff:b:c:d', 1],
    ['two of them', '2001:db8:1:2::1', '2001:db8:1:3::1', 2],
    ['an IPv4 address in both spellings', '203.0.113.7', '::ffff:203.0.113.7', 1],
    ['two IPv4 addresses', '203.0.113.7', '203.0.113.8', 2],
  ])('%s', async (_case, first, second, expected) => {
    await fail(now, [ip(first)]);
    await fail(now, [ip(second)]);
    expect(await rows()).toHaveLength(expected);
  });

  test('rows tell neither names nor addresses, and old ones are removed', async () => {
    await fail();
    expect(JSON.stringify(await rows())).not.toMatch(/owner|203\.0/);
    await fail(later(1), [name('recent')]);
    expect(await throttle().purge(later(forgetAfterMs))).toBe(2);
    expect(await rows()).toHaveLength(1);
  });
});
