import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createRepositories } from '../../db/repositories/repositories.ts';
import { policy } from '../../domain/policy.ts';
import { startExpirySweep } from '../../workers/expiry-sweep.ts';
import { onEachEngine } from '../db/engines.ts';
import { later, now } from '../db/fixture.ts';
import { eventually } from '../support/eventually.ts';
import { vault } from '../support/vault.ts';

onEachEngine((open) => {
  test('a worker removes expired data as soon as it starts, and logs how much', async () => {
    const repositories = createRepositories(open(), vault);
    const inputId = await repositories.sealedInputs.seal('cancelled-flow', { typed: 'x' }, now);
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const clock = () => later(policy.activation.sealedInputMs);

    const stop = startExpirySweep({ repositories, clock, log });
    try {
      await eventually('a line about what was removed', () => lines.length > 0);
    } finally {
      stop();
    }

    expect(JSON.parse(lines[0]!)).toMatchObject({ removed: { sealedInputs: 1 } });
    expect(await repositories.sealedInputs.originOf(inputId)).toBeUndefined();
  });
});
