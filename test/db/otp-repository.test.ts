import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { OtpChallenge } from '../../db/entities/otp-challenge.ts';
import { createOtpRepository } from '../../db/repositories/otp-repository.ts';
import { policy } from '../../domain/policy.ts';
import { onEachEngine } from './engines.ts';
import { later, now, outcomesOf, vault } from './fixture.ts';

const address = { channel: 'email' as const, address: 'owner@example.com' };
const { lifetimeMs, resendAfterMs, triesPerCode, triesPerFlow } = policy.otp;

onEachEngine((open) => {
  const repository = () => createOtpRepository(open(), vault);
  const newFlow = () => ({ purpose: 'activation' as const, flowId: randomUUID() });
  type Flow = ReturnType<typeof newFlow>;
  const issue = (flow: Flow, at = now) => repository().issue({ ...flow, ...address, now: at });
  const consume = (flow: Flow, code: string, at = now) => repository().consume({ ...flow, code, now: at });
  const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

  test('a code is good once, for its flow and purpose', async () => {
    const flow = newFlow();
    const { code, expiresAt } = await issue(flow);
    expect(code).toMatch(/^\d{6}$/);
    expect(expiresAt).toEqual(later(lifetimeMs));
    await expect(consume({ ...flow, flowId: randomUUID() }, code)).rejects.toMatchObject({
      code: 'CODE_EXPIRED',
    });
    const otherPurpose = repository().consume({ ...flow, purpose: 'recovery', code, now });
    await expect(otherPurpose).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
    expect(await consume(flow, code)).toEqual(address);
    await expect(consume(flow, code)).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  });

  test('of 100 right answers at once exactly one succeeds', async () => {
    const flow = newFlow();
    const { code } = await issue(flow);
    const outcomes = await outcomesOf(Array.from({ length: 100 }, () => consume(flow, code)));
    expect(outcomes['done']).toBe(1);
    const [challenge] = await open().em().find(OtpChallenge, { flowId: flow.flowId });
    expect(challenge!.tries).toBeLessThanOrEqual(triesPerCode);
    expect(challenge!.usedAt).toEqual(now);
  });

  test('of 100 wrong answers at once exactly five are compared', async () => {
    const flow = newFlow();
    const { code } = await issue(flow);
    const outcomes = await outcomesOf(Array.from({ length: 100 }, () => consume(flow, wrong(code))));
    expect(outcomes).toEqual({ CODE_WRONG: triesPerCode, CODE_TRIES_EXHAUSTED: 100 - triesPerCode });
    const [challenge] = await open().em().find(OtpChallenge, { flowId: flow.flowId });
    expect(challenge!.tries).toBe(triesPerCode);
    await expect(consume(flow, code)).rejects.toMatchObject({ code: 'CODE_TRIES_EXHAUSTED' });
  });

  test('a wrong answer says how many tries are left', async () => {
    const flow = newFlow();
    const { code } = await issue(flow);
    await expect(consume(flow, wrong(code))).rejects.toMatchObject({
      code: 'CODE_WRONG',
      details: { triesLeft: 4 },
    });
    await expect(consume(flow, wrong(code))).rejects.toMatchObject({ details: { triesLeft: 3 } });
    expect(await consume(flow, code)).toEqual(address);
  });

  test('a code expires to the millisecond', async () => {
    const [flow, lateFlow] = [newFlow(), newFlow()];
    const [inTime, late] = [await issue(flow), await issue(lateFlow)];
    expect(await consume(flow, inTime.code, later(lifetimeMs - 1))).toEqual(address);
    await expect(consume(lateFlow, late.code, later(lifetimeMs))).rejects.toMatchObject({
      code: 'CODE_EXPIRED',
    });
  });

  test('a new code must wait and then supersedes the one before', async () => {
    const flow = newFlow();
    const first = await issue(flow);
    await expect(issue(flow, later(resendAfterMs - 1_000))).rejects.toMatchObject({
      code: 'CODE_RESEND_TOO_SOON',
      details: { retryAfterSeconds: 1 },
    });
    const second = await issue(flow, later(resendAfterMs));
    if (first.code !== second.code) {
      await expect(consume(flow, first.code, later(resendAfterMs))).rejects.toMatchObject({
        code: 'CODE_WRONG',
      });
    }
    expect(await consume(flow, second.code, later(resendAfterMs))).toEqual(address);
  });

  test('of ten requests for a code at once one is answered', async () => {
    const flow = newFlow();
    const outcomes = await outcomesOf(Array.from({ length: 10 }, () => issue(flow)));
    expect(outcomes).toEqual({ done: 1, CODE_RESEND_TOO_SOON: 9 });
  });

  test('a code that could not be sent may be asked for again at once', async () => {
    const flow = newFlow();
    const { challengeId } = await issue(flow);
    await repository().discard(challengeId);
    const { code } = await issue(flow);
    expect(await consume(flow, code)).toEqual(address);
  });

  test('a flow has only so many tries over all its codes', async () => {
    const flow = newFlow();
    const answers: Record<string, number> = {};
    for (let round = 0; round < 4; round += 1) {
      const at = later(round * resendAfterMs);
      const { code } = await issue(flow, at);
      const outcomes = await outcomesOf(Array.from({ length: 6 }, () => consume(flow, wrong(code), at)));
      for (const [outcome, times] of Object.entries(outcomes))
        answers[outcome] = (answers[outcome] ?? 0) + times;
    }
    expect(answers).toEqual({ CODE_WRONG: triesPerFlow, CODE_TRIES_EXHAUSTED: 24 - triesPerFlow });
  });

  test('neither code nor address can be read in the table', async () => {
    const { code } = await issue(newFlow());
    const rows = JSON.stringify(
      await open().em().execute('select address_cipher, address_index, code_hash from otp_challenge'),
    );
    expect(rows).not.toContain('owner@');
    expect(rows).not.toContain(`"${code}"`);
  });
});
