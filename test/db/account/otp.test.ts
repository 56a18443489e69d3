import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { CodeSending } from '../../../db/entities/code-sending.ts';
import { OtpChallenge } from '../../../db/entities/otp-challenge.ts';
import { createOtpIssuer, type OtpPurpose } from '../../../db/repositories/account/otp-issue.ts';
import { createOtpVerifier } from '../../../db/repositories/account/otp-verify.ts';
import { policy } from '../../../domain/policy.ts';
import { onEachEngine } from '../engines.ts';
import { later, now, outcomesOf } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const address = { channel: 'email' as const, address: 'owner@example.com' };
const [hour] = policy.codesPerAddress;
const {
  lifetimeMs,
  resendAfterMs,
  attemptsPerCode: triesPerCode,
  attemptsPerFlow: triesPerFlow,
} = policy.otp;

onEachEngine((open) => {
  const issuer = () => createOtpIssuer(open(), vault);
  const verifier = () => createOtpVerifier(open(), vault);
  const newFlow = () => ({ purpose: 'activation' as const, flowId: randomUUID() });
  interface Flow {
    purpose: OtpPurpose;
    flowId: string;
  }
  const issue = (flow: Flow, at = now, challengeId = randomUUID()) =>
    issuer().issue({ ...flow, ...address, challengeId, now: at });
  const consume = (flow: Flow, code: string, at = now, inputId = randomUUID()) =>
    verifier().consume({ ...flow, code, inputId, now: at });
  const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

  test('a code is good once, for its flow and purpose', async () => {
    const flow = newFlow();
    const { code, expiresAt } = await issue(flow);
    expect(code).toMatch(/^\d{6}$/);
    expect(expiresAt).toEqual(later(lifetimeMs));
    await expect(consume({ ...flow, flowId: randomUUID() }, code)).rejects.toMatchObject({
      code: 'CODE_EXPIRED',
    });
    const otherPurpose = verifier().consume({
      ...flow,
      purpose: 'recovery',
      code,
      inputId: randomUUID(),
      now,
    });
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
    const challengeId = randomUUID();
    const { issuedBy } = await issue(flow, now, challengeId);
    await issuer().discard(challengeId, issuedBy!);
    const { code } = await issue(flow);
    expect(await consume(flow, code)).toEqual(address);
  });

  test('a flow has only so many tries over all its codes', async () => {
    const flow = newFlow();
    const answers: Record<string, number> = {};
    for (let round = 0; round < 3; round += 1) {
      const at = later(round * resendAfterMs);
      const { code } = await issue(flow, at);
      const outcomes = await outcomesOf(Array.from({ length: 6 }, () => consume(flow, wrong(code), at)));
      for (const [outcome, times] of Object.entries(outcomes))
        answers[outcome] = (answers[outcome] ?? 0) + times;
    }
    await expect(issue(flow, later(3 * resendAfterMs))).rejects.toMatchObject({ code: 'FLOW_LOCKED' });
    // The last try says that the flow is over, and from then on no code is made.
    expect(answers).toEqual({ CODE_WRONG: triesPerFlow - 1, CODE_TRIES_EXHAUSTED: 2, FLOW_LOCKED: 2 });
  });

  test('of 100 flows that ask for a code to one address at once exactly five are sent one', async () => {
    const outcomes = await outcomesOf(Array.from({ length: 100 }, () => issue(newFlow())));
    expect(outcomes).toEqual({ done: hour.atMost, CODE_LIMIT_REACHED: 100 - hour.atMost });
    expect(await open().em().count(CodeSending)).toBe(hour.atMost);
    expect(await open().em().count(OtpChallenge)).toBe(hour.atMost);
  });

  test('an address is sent five codes in any hour and ten in any day, whatever the purpose', async () => {
    const purposes = ['activation', 'recovery', 'contact-change'] as const;
    const sent: number[] = [];
    for (let minutes = 0; minutes < 25 * 60; minutes += 6) {
      const flow = { purpose: purposes[sent.length % 3]!, flowId: randomUUID() };
      const outcomes = await outcomesOf([
        issuer().issue({ challengeId: randomUUID(), ...flow, ...address, now: later(minutes * 60_000) }),
      ]);
      if (outcomes['done']) sent.push(minutes);
    }
    expect(sent).toEqual([
      ...[0, 6, 12, 18, 24],
      ...[60, 66, 72, 78, 84],
      ...[24 * 60, 24 * 60 + 6, 24 * 60 + 12, 24 * 60 + 18, 24 * 60 + 24],
    ]);
    const refused = issuer().issue({
      challengeId: randomUUID(),
      ...newFlow(),
      ...address,
      now: later((24 * 60 + 30) * 60_000),
    });
    await expect(refused).rejects.toMatchObject({
      code: 'CODE_LIMIT_REACHED',
      details: { retryAfterSeconds: 30 * 60, retryAfterMinutes: 30 },
    });
  });

  test('a code to several addresses is one code, counted for each', async () => {
    const also = { channel: 'phone' as const, address: '+8613800138000' };
    const flow = { ...newFlow(), purpose: 'recovery' as const };
    const { code } = await issuer().issue({
      challengeId: randomUUID(),
      ...flow,
      ...address,
      alsoTo: [also],
      now,
    });
    expect(await verifier().consume({ ...flow, code, inputId: randomUUID(), now })).toEqual(address);
    for (let n = 1; n < hour.atMost; n += 1)
      await issuer().issue({ challengeId: randomUUID(), ...newFlow(), ...also, now });
    const both = () =>
      issuer().issue({ challengeId: randomUUID(), ...newFlow(), ...address, alsoTo: [also], now });
    expect(await outcomesOf([both(), both()])).toEqual({ CODE_LIMIT_REACHED: 2 });
    await issue(newFlow());
    expect(await open().em().count(CodeSending)).toBe(hour.atMost + 2);
  });

  test('a code that could not be sent is not counted', async () => {
    for (let n = 0; n < 7; n += 1) {
      const challengeId = randomUUID();
      const { issuedBy } = await issue(newFlow(), now, challengeId);
      await issuer().discard(challengeId, issuedBy!);
    }
    expect(await open().em().count(CodeSending)).toBe(0);
  });

  test('a decoy counts tries as a code does, and no code fits it', async () => {
    const flow = { ...newFlow(), purpose: 'recovery' as const };
    await issuer().issueDecoy({ ...flow, challengeId: randomUUID(), now });
    const answers = Array.from({ length: 7 }, (_, n) => consume(flow, String(n).padStart(6, '0')));
    expect(await outcomesOf(answers)).toEqual({ CODE_WRONG: triesPerCode, CODE_TRIES_EXHAUSTED: 2 });
    expect(await open().em().count(CodeSending)).toBe(0);
    const late = consume(flow, '123456', later(lifetimeMs));
    await expect(late).rejects.toMatchObject({ code: 'CODE_TRIES_EXHAUSTED' });
  });

  test('the same input again is the same try: its right code is used still, its wrong one counted once', async () => {
    const flow = newFlow();
    const { code } = await issue(flow);
    const [right, mistaken] = [randomUUID(), randomUUID()];
    for (let n = 0; n < 2 * triesPerCode; n += 1) {
      await expect(consume(flow, wrong(code), now, mistaken)).rejects.toMatchObject({
        code: 'CODE_WRONG',
        details: { triesLeft: triesPerCode - 1 },
      });
    }
    expect(await consume(flow, code, now, right)).toEqual(address);
    expect(await consume(flow, code, later(lifetimeMs), right)).toEqual(address);
    await expect(consume(flow, code)).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
    const [challenge] = await open().em().find(OtpChallenge, { flowId: flow.flowId });
    expect(challenge).toMatchObject({ tries: 2, usedAt: now, usedBy: right });
  });

  test('the same challenge again gets the same code, counted once, and can no longer be discarded', async () => {
    const [flow, challengeId] = [newFlow(), randomUUID()];
    const first = await issue(flow, now, challengeId);
    const second = await issue(flow, later(1_000), challengeId);
    expect(second.expiresAt).toEqual(first.expiresAt);
    expect(second.resendAfter).toEqual(later(resendAfterMs));
    expect(await open().em().count(CodeSending)).toBe(1);
    expect(second.code).toBe(first.code);
    expect(second.issuedBy).toBeUndefined();
    await issuer().discard(challengeId, first.issuedBy!);
    expect(await consume(flow, second.code)).toEqual(address);
    const elsewhere = { channel: 'phone' as const, address: '+8613800138000' };
    const again = issuer().issue({ ...newFlow(), ...elsewhere, challengeId, now: later(2_000) });
    await expect(again).rejects.toThrow();
  });

  test('neither code nor address can be read in the table', async () => {
    const { code } = await issue(newFlow());
    const rows = JSON.stringify(
      await open()
        .em()
        .execute('select address_cipher, address_index, code_hash, code_nonce from otp_challenge'),
    );
    expect(rows).not.toContain('owner@');
    expect(rows).not.toContain(`"${code}"`);
  });
});
