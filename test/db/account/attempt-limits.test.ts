import { expect, test } from '@jest/globals';
import { AttemptCounter } from '../../../db/entities/attempt-counter.ts';
import { createAttemptLimits } from '../../../db/repositories/account/attempt-limits.ts';
import { onEachEngine } from '../engines.ts';
import { later, now } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const hour = 3_600_000;

onEachEngine((open) => {
  const limits = () => createAttemptLimits(open(), vault);
  const tryAt = (at: Date, key = '951002001121025', limit = 5) =>
    limits().count({ scope: 'identity-subject', key, limit, windowMs: hour, now: at });
  const passed = async (tries: readonly Promise<boolean>[]) =>
    (await Promise.all(tries)).filter(Boolean).length;

  test('of 100 tries at once just as many are let through as there are', async () => {
    expect(await passed(Array.from({ length: 100 }, () => tryAt(now)))).toBe(5);
    expect(await tryAt(later(hour - 1))).toBe(false);
  });

  test('of 100 at once just after the window just as many again', async () => {
    for (let n = 0; n < 6; n += 1) await tryAt(now);
    expect(await passed(Array.from({ length: 100 }, () => tryAt(later(hour))))).toBe(5);
  });

  test('keys, and scopes, are counted apart', async () => {
    expect(await passed([tryAt(now, 'a', 1), tryAt(now, 'a', 1), tryAt(now, 'b', 1)])).toBe(2);
    const other = { scope: 'code-hour', key: 'a', limit: 1, windowMs: hour, now };
    expect(await limits().count(other)).toBe(true);
  });

  test('a refused try does not prolong the wait, and says when it ends', async () => {
    await tryAt(now, 'a', 1);
    expect(await tryAt(later(hour / 2), 'a', 1)).toBe(false);
    const attempt = { scope: 'identity-subject', key: 'a' };
    expect(await limits().endsAt({ ...attempt, now })).toEqual(later(hour));
    expect(await limits().endsAt({ ...attempt, now: later(hour) })).toBeUndefined();
    expect(await tryAt(later(hour), 'a', 1)).toBe(true);
  });

  test('what is over is forgotten, and the key is not in the table', async () => {
    await tryAt(now, 'old-key');
    await tryAt(later(hour), 'new-key');
    expect(JSON.stringify(await open().em().find(AttemptCounter, {}))).not.toContain('-key');
    expect(await limits().forgetEnded(later(hour))).toBe(1);
    expect(await open().em().count(AttemptCounter)).toBe(1);
  });
});
