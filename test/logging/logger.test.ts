import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../logging/create-logger.ts';
import { createTemporalLogger, temporalRuntimeOptions } from '../../workers/temporal-logger.ts';

function capture(level = 'info') {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return { lines, log: createLogger({ level, name: 'test' }, destination) };
}

const canaries: [string, string][] = [
  ['a mobile number', '13800138000'],
  ['one in groups', '138 0013 8000'],
  ['one with its country code', '+8613800138000'],
  ['an e-mail address', 'laoban@fengruitang.example'],
  ['one with letters of its own', '老板@例子.中国'],
  ['an identity number', '37021219900101123X'],
  ['a unified social credit code', '91370212MA3C4XYZ1K'],
  ['an old licence number', '370212600012345'],
  ['a session token', 'Q2FuYXJ5VG9rZW4tMzItYnl0ZXMtYmFzZTY0dXJsLXg'],
  ['a password’s hash', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo'],
  ['a sealed field', 'v1.2026a.c2VhbGVkLXNlYWxlZC1zZWFsZWQtc2VhbGVk'],
];

describe('what it looks like', () => {
  test.each(canaries)('%s is nowhere in the log', (_case, canary) => {
    const { lines, log } = capture();
    const cause = new Error(`insert into t values ('${canary}')`);
    const error = Object.assign(new Error(`failed for\n${canary}`, { cause }), { parameters: [canary] });
    log.info(`sent to ${canary}`);
    log.info({ deep: { list: [canary, { text: `x=${canary};` }] } }, 'words %s', canary);
    log.error(error);
    log.error({ err: error, [canary]: 1 }, 'words');
    log.child({ flow: canary }).warn('child');
    expect(lines).toHaveLength(5);
    expect(lines.join('')).not.toContain(canary);
    expect(lines.join('')).toContain('[redacted]');
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ name: 'test' });
  });

  test('numbers are judged like texts', () => {
    const { lines, log } = capture();
    log.info({ n: 13_800_138_000, ms: 12, bytes: 6_953_400 });
    expect(JSON.parse(lines[0]!)).toMatchObject({ n: '[redacted]', ms: 12, bytes: 6_953_400 });
  });

  test.each(['code 483920', 'code: 483920', '"code":"483920"', '验证码：483920', 'otp=483920'])(
    'the code in `%s` is taken out',
    (text) => {
      const { lines, log } = capture();
      log.warn(text);
      log.warn(new Error(text));
      expect(lines.join('')).not.toContain('483920');
    },
  );
});

test.each([
  'password',
  'newPassword',
  'passwordHash',
  'code',
  'token',
  'captchaToken',
  'authorization',
  'Cookie',
  'set-cookie',
  'address',
  'addressCipher',
  'phone',
  'registeredPhone',
  'email',
  'idNo',
  'legalRepresentativeIdNo',
  'businessLicenceNo',
  'totpSecret',
  'ip',
])('a field named %s is never told, whatever it holds', (name) => {
  const { lines, log } = capture();
  log.info({ [name]: 'plain', deep: [{ [name]: { nested: 'plain' } }] });
  log.child({ [name]: 'plain' }).info('x');
  expect(lines.join('')).not.toContain('plain');
});

test('what is needed to find a fault stays', () => {
  const { lines, log } = capture();
  const told = {
    requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    workflowId: 'activation:0f8fad5b-d9cb-469f-a165-70867728950e',
    code: 'IDENTITY_MISMATCH',
    route: '/api/v1/activations/{id}',
    status: 422,
    run: '2019-09',
    at: 'at load (file:///srv/app/node_modules/@mikro-orm/sql/SqlEntityManager.js:12:34)',
  };
  log.info(told, 'request');
  expect(JSON.parse(lines[0]!)).toMatchObject({ ...told, msg: 'request', name: 'test', level: 30 });
});

/** Ids of known shape with a part that looks like a phone number, an identity number or a token. */
const lookAlikes: [string, string][] = [
  ['requestId', '0f8fad5b-d9cb-469f-a165-a13800138000'],
  ['statement_id', '0f8fad5b-d9cb-8380-9013-a13800138000'],
  ['workflowId', 'activation:0f8fad5b-d9cb-469f-a165-a13800138000'],
  ['workflowId', 'statement:merchant-951002001121025-2019-09-01-2019-09-30'],
  ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ['traceId', 'a13800138000bcd01380013800abcdef'],
  ['sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['merchantNo', '951002001121025'],
];

describe('ids of known shape', () => {
  test.each(lookAlikes)('%s %s stays as it is, at any depth', (name, id) => {
    const { lines, log } = capture();
    log.child({ [name]: id }).warn({ deep: [{ [name]: id }] }, 'words');
    expect(JSON.parse(lines[0]!)).toMatchObject({ [name]: id, deep: [{ [name]: id }] });
  });

  test.each(lookAlikes.map(([name]) => name))('%s with anything else in it is judged like a text', (name) => {
    const { lines, log } = capture();
    log.info({ [name]: `x 13800138000` });
    log.info({ [name]: '37021219900101123X' });
    log.info({ [name]: 13_800_138_000 });
    expect(lines.join('')).not.toMatch(/13800138000|37021219900101123X/);
  });

  test.each(lookAlikes)('the shape of %s %s does not help a field of another name', (_name, id) => {
    const { lines, log } = capture();
    log.info({ words: id });
    expect(lines[0]).toContain('[redacted]');
  });
});

describe('Temporal’s words', () => {
  test('go through the same gate, with their error', () => {
    const { lines, log } = capture('debug');
    const temporal = createTemporalLogger(log);
    temporal.warn('failed for 13800138000', { error: new Error('13800138001'), attempt: 3n });
    temporal.log('DEBUG', 'quiet', { password: 'plain' });
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 40, msg: 'failed for [redacted]', attempt: '3' }),
      expect.objectContaining({ level: 20, msg: 'quiet', password: '[redacted]' }),
    ]);
    expect(lines[0]).toContain('"stack"');
    expect(lines.join('')).not.toMatch(/1380013800|plain/);
  });

  test('are told from warnings on, and all when asked to', () => {
    const quiet = capture();
    const { logger } = temporalRuntimeOptions(quiet.log);
    logger!.info('worker state changed');
    logger!.warn('slow');
    expect(quiet.lines).toHaveLength(1);
    const loud = capture('debug');
    temporalRuntimeOptions(loud.log).logger!.info('worker state changed');
    expect(loud.lines).toHaveLength(1);
  });
});
