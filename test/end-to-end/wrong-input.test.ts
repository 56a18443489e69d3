import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleGroup, sampleMerchant, sampleOperator } from '../../db/sample/sample.ts';
import { operatorSignIn } from '../../scripts/demo/operator-sign-in.ts';
import { createPortalClient, type PortalClient } from '../../scripts/demo/portal-client.ts';
import { listMails } from '../../scripts/servers/captured-mails.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';

let system: TestStack;
let addresses: TestStack['stack']['addresses'];
let browser: PortalClient;
let operator: PortalClient;
let id: string;

beforeAll(async () => {
  system = await startTestStack();
  ({ addresses } = system.stack);
  browser = createPortalClient(addresses.portal);
  operator = createPortalClient(addresses.portal);
  await operator.signIn('ops/session', operatorSignIn(sampleOperator));
  ({ id } = await browser.post<{ id: string }>('activations', { subjectType: 'merchant' }));
}, 120_000);

afterAll(() => system.stop(), 60_000);

const right = { merchantNo: sampleMerchant.merchantNo, registeredPhone: sampleMerchant.registeredPhone };
const details = { legalRepresentativeIdNo: sampleMerchant.idNo, businessLicenceNo: sampleMerchant.licenceNo };
const registration = { method: 'registration', merchantNo: sampleMerchant.merchantNo, ...details };

test.each([
  [
    'a 14-digit number',
    400,
    'MERCHANT_NO_FORMAT',
    { method: 'phone', ...right, merchantNo: '95100200112102' },
  ],
  ['a landline', 400, 'PHONE_FORMAT', { method: 'phone', ...right, registeredPhone: '0532-81112277' }],
  [
    'a bad check digit in the ID',
    400,
    'ID_NO_FORMAT',
    { ...registration, legalRepresentativeIdNo: '990000197001010019' },
  ],
  [
    'a bad check digit in the licence',
    400,
    'LICENCE_NO_FORMAT',
    { ...registration, businessLicenceNo: '919900009990000131' },
  ],
  [
    'an unknown merchant',
    422,
    'IDENTITY_MISMATCH',
    { method: 'phone', ...right, merchantNo: '951002001121026' },
  ],
  [
    'a phone that is not on file',
    422,
    'IDENTITY_MISMATCH',
    { method: 'phone', ...right, registeredPhone: '13800138000' },
  ],
  [
    'a group in a merchant’s activation',
    422,
    'IDENTITY_MISMATCH',
    { method: 'group', groupNo: sampleGroup.groupNo, password: sampleGroup.password },
  ],
  ['a method that does not exist', 400, 'REQUEST_INVALID', { method: 'guess', ...right }],
  ['a field too many', 400, 'REQUEST_INVALID', { method: 'phone', ...right, admin: true }],
])('%s', async (_case, status, code, identity) => {
  await expect(refusal(browser.post(`activations/${id}/identity`, identity))).resolves.toEqual({
    status,
    code,
  });
});

test.each([
  ['agreement', { version: '1.0', sha256: 'a'.repeat(64) }],
  ['credentials', { username: 'duizhangyuan', password: 'Yaodian-2019-x' }],
  ['contact', { channel: 'email', address: 'a@fengruitang.example' }],
  ['otp', { code: '123456' }],
])('the step %s out of order', async (step, body) => {
  await expect(refusal(browser.post(`activations/${id}/${step}`, body))).resolves.toEqual({
    status: 409,
    code: 'STEP_OUT_OF_ORDER',
  });
});

test.each([
  ['a month that does not exist', 400, 'PERIOD_FORMAT', { period: '2019-13' }],
  ['a month to come', 400, 'PERIOD_IN_FUTURE', { period: '2099-01' }],
  ['no month', 400, 'REQUEST_INVALID', {}],
])('a run of %s', async (_case, status, code, body) => {
  await expect(refusal(operator.post('ops/runs', body))).resolves.toEqual({ status, code });
});

test('a month that was never run', async () => {
  await expect(refusal(operator.get('ops/runs/2018-01'))).resolves.toEqual({
    status: 404,
    code: 'RUN_NOT_FOUND',
  });
});

test.each([
  ['malformed JSON', 400, 'REQUEST_MALFORMED', '{"subjectType":', 'application/json'],
  [
    '10 MB',
    413,
    'REQUEST_TOO_LARGE',
    JSON.stringify({ subjectType: 'x'.repeat(10_000_000) }),
    'application/json',
  ],
  ['a form', 415, 'MEDIA_TYPE_UNSUPPORTED', 'subjectType=merchant', 'application/x-www-form-urlencoded'],
])('a body of %s', async (_case, status, code, body, type) => {
  const url = `${addresses.portal}/api/v1/activations`;
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
});

test('leaves nothing behind', async () => {
  const count = async (table: string) =>
    (await system.database.em().execute<{ n: number }[]>(`select count(*) as n from ${table}`))[0]!.n;
  for (const table of [
    'account',
    'contact_binding',
    'otp_challenge',
    'terms_acceptance',
    'outbox_message',
    'statement_run',
    'statement_run_item',
    'statement',
  ]) {
    expect([table, await count(table)]).toEqual([table, 0]);
  }
  expect(await browser.get(`activations/${id}`)).toMatchObject({ state: 'VERIFY' });
  expect(await listMails(addresses.mailSink!)).toEqual([]);
});

/** Status and code of the problem that a request ends in. */
async function refusal(request: Promise<unknown>): Promise<{ status: number; code: string }> {
  const error = await request.then(
    () => new Error('not refused'),
    (reason: unknown) => reason as Error,
  );
  const problem = /\{.*\}$/s.exec(error.message)?.[0] ?? '{}';
  const { status, code } = JSON.parse(problem) as { status: number; code: string };
  return { status, code };
}
