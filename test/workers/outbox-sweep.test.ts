import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createRepositories } from '../../db/repositories/repositories.ts';
import { startOutboxSweep } from '../../workers/outbox-sweep.ts';
import { onEachEngine } from '../db/engines.ts';
import { later, now } from '../db/fixture.ts';
import { eventually } from '../support/eventually.ts';
import { vault } from '../support/vault.ts';

onEachEngine((open) => {
  test('a message nobody woke the outbox for wakes it once it is due, also after Temporal was away', async () => {
    const repositories = createRepositories(open(), vault);
    const to = { channel: 'email' as const, address: 'owner@example.com', locale: 'en' as const };
    await repositories.outbox.enqueue(
      [{ dedupeKey: 'cause:1', ...to, template: 'x', data: {} }],
      later(60_000),
    );
    let clock = now;
    let reachable = false;
    const calls = { failed: 0, woken: 0 };
    const wakeOutbox = async () => {
      if (!reachable) {
        calls.failed += 1;
        throw new Error('out of reach');
      }
      calls.woken += 1;
    };
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const stop = startOutboxSweep({ repositories, clock: () => clock, wakeOutbox, log }, 5);
    try {
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(calls).toEqual({ failed: 0, woken: 0 });
      clock = later(60_000);
      await eventually('a failed wake-up', () => calls.failed > 0);
      reachable = true;
      await eventually('a wake-up', () => calls.woken > 0);
      expect(lines[0]).toContain('the outbox could not be swept');
    } finally {
      stop();
    }
  });
});
