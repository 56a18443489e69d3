import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { pino } from 'pino';
import { keepSchedule } from '../../workers/keep-schedule.ts';
import { ensureMonthlySchedule } from '../../workers/schedule.ts';
import '../quiet-temporal.ts';
import { eventually } from '../support/eventually.ts';
import { provided } from '../support/provided.ts';

const waitsMs = { first: 5, last: 20 };

describe('a Temporal server that denies schedules', () => {
  let environment: TestWorkflowEnvironment;

  // The time-skipping server knows no schedules.
  beforeAll(async () => {
    const executable = { type: 'existing-path', path: provided('TEST_TIME_SKIPPING_SERVER') } as const;
    environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  }, 60_000);
  afterAll(() => environment.teardown());

  test('is logged and asked again, and the worker goes on', async () => {
    const lines: { level: number; msg: string }[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
    let denies = true;
    const make = () => (denies ? ensureMonthlySchedule(environment.client, 0) : Promise.resolve());
    const stop = keepSchedule(make, log, waitsMs);
    try {
      await eventually('three refused attempts', () => lines.length >= 3);
      expect(lines[0]).toMatchObject({ level: 50, retryInMs: 5 });
      expect(lines[2]).toMatchObject({ level: 50, retryInMs: 20 });
      denies = false;
      await eventually('the all-clear', () => lines.at(-1)!.level === 30);
      const subject = { component: 'temporal', code: 'SCHEDULE_DENIED' };
      expect(lines[0]).toMatchObject(subject);
      expect(lines.at(-1)).toMatchObject({ ...subject, durationMs: expect.any(Number) });
    } finally {
      stop();
    }
  });
});

test('after a stop no attempt follows', async () => {
  let attempts = 0;
  const stop = keepSchedule(
    () => Promise.reject(new Error(`attempt ${(attempts += 1)}`)),
    pino({ level: 'silent' }),
    waitsMs,
  );
  stop();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(attempts).toBe(1);
});
