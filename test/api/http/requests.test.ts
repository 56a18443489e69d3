import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createBrowserBinding } from '../../../api/routes/account/flows/browser-binding.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser, problemOf } from '../browser.ts';

const flow = '55555555-5555-4555-8555-555555555555';
const path = `/api/v1/activations/${flow}`;

let api: ApiUnderTest;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
  browser = new Browser(api.url);
  browser.cookies.set('activation', createBrowserBinding(vault.otpKey, 'activation').proofOf(flow));
});
afterAll(() => api.stop());

async function faultsOf(step: string, json: unknown) {
  const problem = await problemOf(await browser.send(`${path}/${step}`, { json }));
  const { status, code, errors } = problem;
  return { status, code, fields: errors?.map((error) => `${error.field}:${error.code}`) };
}

const registration = {
  method: 'registration',
  merchantNo: '951002001121025',
  legalRepresentativeIdNo: '370202198001010011',
  businessLicenceNo: '91370200MA00000000',
};

describe('a malformed value is refused by its own code', () => {
  test.each([
    [
      'a number of 14 digits',
      { ...registration, merchantNo: '95100200112102' },
      'MERCHANT_NO_FORMAT',
      'merchantNo',
    ],
    [
      'letters in it',
      { method: 'phone', merchantNo: '95100200112102X', registeredPhone: '13800138000' },
      'MERCHANT_NO_FORMAT',
      'merchantNo',
    ],
    [
      'a landline',
      { method: 'phone', merchantNo: registration.merchantNo, registeredPhone: '053281112277' },
      'PHONE_FORMAT',
      'registeredPhone',
    ],
    ['a short group number', { method: 'group', groupNo: '12', password: 'x' }, 'GROUP_NO_FORMAT', 'groupNo'],
  ])('identity with %s', async (_case, json, code, field) => {
    const faults = await faultsOf('identity', json);
    expect(faults).toMatchObject({ status: 400, code });
    expect(faults.fields![0]).toBe(`${field}:${code}`);
  });

  test('bad check digits of an identity are reported for all fields at once', async () => {
    expect(await faultsOf('identity', { ...registration, merchantNo: '1' })).toEqual({
      status: 400,
      code: 'MERCHANT_NO_FORMAT',
      fields: [
        'merchantNo:MERCHANT_NO_FORMAT',
        'legalRepresentativeIdNo:ID_NO_FORMAT',
        'businessLicenceNo:LICENCE_NO_FORMAT',
      ],
    });
  });

  test.each([
    ['an unknown method', { method: 'charm' }, 'method:REQUEST_INVALID'],
    [
      'a field too many',
      { method: 'group', groupNo: '800100200300', password: 'x', extra: 1 },
      ':REQUEST_INVALID',
    ],
    [
      'a number for a text',
      { method: 'group', groupNo: 800100200300, password: 'x' },
      'groupNo:REQUEST_INVALID',
    ],
    ['a missing field', { method: 'group', groupNo: '800100200300' }, 'password:REQUEST_INVALID'],
    ['a list', [], ':REQUEST_INVALID'],
  ])('identity with %s', async (_case, json, fault) => {
    expect(await faultsOf('identity', json)).toEqual({
      status: 400,
      code: 'REQUEST_INVALID',
      fields: [fault],
    });
  });

  test.each([
    ['13800138000', 'USERNAME_IS_PHONE'],
    ['me@example.com', 'USERNAME_IS_EMAIL'],
    ['admin', 'USERNAME_RESERVED'],
    ['a b', 'USERNAME_FORMAT'],
  ])('the username %s', async (username, code) => {
    const faults = await faultsOf('credentials', { username, password: 'Correct-Horse-7' });
    expect(faults).toEqual({ status: 400, code, fields: [`username:${code}`] });
  });

  test.each([
    ['short', ['PASSWORD_LENGTH', 'PASSWORD_COMPOSITION']],
    ['alllowercase1', ['PASSWORD_COMPOSITION']],
    ['Fengruitang-7', ['PASSWORD_CONTAINS_NAME']],
    ['fengruitang7', ['PASSWORD_COMPOSITION', 'PASSWORD_CONTAINS_NAME']],
    ['Aa1'.repeat(3_500), ['PASSWORD_LENGTH']],
  ])('the password %s', async (password, codes) => {
    const faults = await faultsOf('credentials', { username: 'Fengruitang', password });
    expect(faults.fields).toEqual(codes.map((code) => `password:${code}`));
    expect(faults.code).toBe(codes[0]);
  });

  test.each([
    ['contact', { channel: 'email', address: 'nobody' }, 'EMAIL_FORMAT', 'address:EMAIL_FORMAT'],
    ['contact', { channel: 'phone', address: '110' }, 'PHONE_FORMAT', 'address:PHONE_FORMAT'],
    ['contact', { channel: 'pigeon', address: '110' }, 'REQUEST_INVALID', 'channel:REQUEST_INVALID'],
    ['otp', { code: '12345' }, 'REQUEST_INVALID', 'code:REQUEST_INVALID'],
    ['agreement', { version: '1.0', sha256: 'short' }, 'REQUEST_INVALID', 'sha256:REQUEST_INVALID'],
  ])('%s %j', async (step, json, code, fault) => {
    expect(await faultsOf(step, json)).toEqual({ status: 400, code, fields: [fault] });
  });

  test('an idempotency key that could not be part of an id', async () => {
    const headers = { 'Idempotency-Key': 'two words' };
    const response = await browser.send(`${path}/otp`, { json: { code: '１２３ ４５６' }, headers });
    expect((await problemOf(response)).errors).toMatchObject([
      { field: 'Idempotency-Key', code: 'REQUEST_INVALID' },
    ]);
  });
});

describe('a body', () => {
  const session = '/api/v1/session';
  const headers = { 'Content-Type': 'application/json' };

  test.each([
    ['malformed JSON', { body: '{"username":', headers }, 400, 'REQUEST_MALFORMED'],
    ['a bare text', { body: '"username"', headers }, 400, 'REQUEST_MALFORMED'],
    ['nothing at all', { method: 'POST' }, 400, 'REQUEST_MALFORMED'],
    [
      'a form',
      { body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    ['text', { body: '{}' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    [
      'another character set',
      { body: '{}', headers: { 'Content-Type': 'application/json; charset=gbk' } },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'compressed',
      { body: '{}', headers: { ...headers, 'Content-Encoding': 'gzip' } },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'a prototype',
      { body: '{"username":"a","password":"b","__proto__":{"x":1}}', headers },
      400,
      'REQUEST_INVALID',
    ],
  ])('of %s', async (_case, sent, status, code) => {
    const response = await browser.send(session, sent);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(response.status).toBe(status);
  });

  test('of 10 MB is refused, announced or not', async () => {
    const username = 'x'.repeat(10_000_000);
    const announced = await browser.send(session, { json: { username, password: 'p' } });
    expect(await problemOf(announced)).toMatchObject({ status: 413, code: 'REQUEST_TOO_LARGE' });
    const chunks = new Blob([JSON.stringify({ username })]).stream();
    const streamed = await fetch(api.url + session, {
      method: 'POST',
      headers,
      body: chunks,
      duplex: 'half',
    });
    expect(await problemOf(streamed)).toMatchObject({ status: 413, code: 'REQUEST_TOO_LARGE' });
  });
});

describe('an address', () => {
  test.each([
    ['/api/v1/nothing', undefined],
    ['/wp-login.php', undefined],
    ['/api/v1/session', 'PUT'],
    ['/api/docs/package.json', undefined],
    ['/api/docs/..%2fpackage.json', undefined],
  ])('%s is no route', async (unknown, method) => {
    const response = await browser.send(unknown, method ? { method } : {});
    expect(await problemOf(response)).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
  });

  test('that is not percent-encoded is malformed', async () => {
    const response = await browser.send('/api/v1/activations/%E0%A4%A');
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'REQUEST_MALFORMED' });
  });
});

test('an activation is only found by the browser that began it', async () => {
  for (const cookie of [
    '',
    `activation=${'0'.repeat(64)}`,
    `activation=${createBrowserBinding(vault.otpKey, 'activation').proofOf('another')}`,
  ]) {
    const headers = cookie ? { Cookie: cookie } : undefined;
    for (const step of ['', '/identity', '/agreement', '/credentials', '/contact', '/otp']) {
      const sent = { ...(step && { json: {} }), ...(headers && { headers }) };
      const response = await new Browser(api.url).send(path + step, sent);
      expect(await problemOf(response)).toMatchObject({ status: 404, code: 'FLOW_NOT_FOUND' });
    }
  }
});
