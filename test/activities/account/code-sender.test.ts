import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { type CodeSendRequest, createCodeSender } from '../../../activities/account/code-sender.ts';
import { OtpChallenge } from '../../../db/entities/otp-challenge.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { policy } from '../../../domain/policy.ts';
import { createMailer, type Mailer } from '../../../messaging/mailer.ts';
import { createSms } from '../../../messaging/sms.ts';
import { onEachEngine } from '../../db/engines.ts';
import { now } from '../../db/fixture.ts';
import { scriptedSmtp, type ScriptedSmtp, type SmtpScript } from '../../messaging/delivery/scripted-smtp.ts';
import { eventually } from '../../support/eventually.ts';
import { vault } from '../../support/vault.ts';

let relay: ScriptedSmtp;
let mailer: Mailer;
const script: SmtpScript = {};

beforeAll(async () => {
  relay = await scriptedSmtp(script);
  mailer = createMailer({ smtpUrl: relay.url, from: 'no-reply@portal.example' });
});
afterEach(() => {
  for (const step of Object.keys(script)) delete script[step as keyof SmtpScript];
});
afterAll(async () => {
  mailer.close();
  await relay[Symbol.asyncDispose]();
});

const outcomeOf = (sending: Promise<unknown>) =>
  sending.then(
    () => 'sent',
    (error: { code?: string }) => error.code,
  );

/** The timeout of the activities that send codes, `workflows/proxies.ts`. */
const startToCloseMs = 15_000;

test('the deadline of a code is below the timeout of its activity', () => {
  expect(policy.otp.sendMs).toBeLessThan(startToCloseMs);
});

onEachEngine((open) => {
  const flow = { purpose: 'activation', flowId: randomUUID(), locale: 'zh-CN' } as const;

  /** A sender that remembers the codes it handed over, and a request of a new flow. */
  async function codeSender(deadlineMs: number) {
    const repositories = createRepositories(open(), vault);
    const flowId = randomUUID();
    const contact = { channel: 'email', address: `${flowId}@example.com` };
    const inputId = await repositories.sealedInputs.seal(flowId, contact, now);
    const request: CodeSendRequest = { ...flow, flowId, challengeId: randomUUID(), inputId };
    const codes: string[] = [];
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const watched: Mailer = {
      ...mailer,
      send: (mail, signal) => {
        codes.push(/\d{6}/.exec(mail.text)![0]);
        return mailer.send(mail, signal);
      },
    };
    const parts = {
      ...{ repositories, mailer: watched, clock: () => now, log },
      sms: createSms({ url: relay.url, from: 'no-reply@portal.example' }),
      brand: { name: '商户网上服务系统', hotline: '95534', portalOrigin: 'https://portal.example' },
    };
    const challenge = () => open().em().findOne(OtpChallenge, { id: request.challengeId });
    const consume = (code: string) =>
      repositories.codeVerifier.consume({ ...request, inputId: randomUUID(), code, now });
    return { send: () => createCodeSender(parts, deadlineMs)(request), codes, challenge, consume, lines };
  }

  test('a relay that takes too long is given up in time, and another code may be asked for', async () => {
    script.rcptTo = 'silent';
    const { send, challenge } = await codeSender(100);
    expect(await outcomeOf(send())).toBe('CODE_NOT_SENT');
    expect(await challenge()).toBeNull();
  });

  test('a code that could not be sent leaves one line with component and reason, without address or code', async () => {
    script.rcptTo = '451 4.3.0 try later';
    const { send, codes, lines } = await codeSender(5_000);
    expect(await outcomeOf(send())).toBe('CODE_NOT_SENT');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      component: 'relay',
      channel: 'email',
      kind: 'transient',
      reason: expect.any(String),
    });
    expect(lines[0]).not.toContain(codes[0]);
    expect(lines[0]).not.toContain('@example.com');
  });

  test('a code whose delivery is in doubt stays good', async () => {
    script.message = 'silent';
    const { send, codes, consume } = await codeSender(200);
    expect(await send()).toMatchObject({ to: { channel: 'email' } });
    expect(await consume(codes[0]!)).toMatchObject({ channel: 'email' });
  });

  test('a second attempt sends the same code, and the late failure of the first does not discard it', async () => {
    const { send, codes, challenge, consume } = await codeSender(5_000);
    script.rcptTo = 'silent';
    const known = relay.recipients.length;
    const first = outcomeOf(send());
    await eventually('the first attempt to wait', () => relay.recipients.length > known);
    delete script.rcptTo;
    await send();
    relay.hangUp();
    expect(await first).toBe('CODE_NOT_SENT');
    expect(codes).toHaveLength(2);
    expect(new Set(codes).size).toBe(1);
    expect(await challenge()).not.toBeNull();
    expect(await consume(codes[0]!)).toMatchObject({ channel: 'email' });
  });

  test('a second attempt that fails leaves the code that the first one sent', async () => {
    const { send, codes, consume } = await codeSender(5_000);
    await send();
    script.rcptTo = '451 4.3.0 later';
    expect(await outcomeOf(send())).toBe('CODE_NOT_SENT');
    expect(await consume(codes[0]!)).toMatchObject({ channel: 'email' });
  });
});
