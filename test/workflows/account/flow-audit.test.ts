import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { addAccountWithContacts, oldPassword } from './account-with-contacts.ts';
import { codeFor, refusalOf } from '../activation/activation-steps.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';
import { startContactChange, startRecovery } from './recovery-steps.ts';

const email = 'zhangben@fengruitang.example';
const next = 'xinzhangben@fengruitang.example';

let harness: Harness;
let workers: RunningWorkers;
let accountId: number;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers();
  const contacts = [{ channel: 'email', address: email }] as const;
  accountId = await addAccountWithContacts(harness.dependencies, 'zhangfang', contacts);
}, 60_000);
afterAll(async () => {
  await workers.stop();
  await harness.close();
});

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

async function rowsOf(actor: string) {
  const em = harness.dependencies.database.em();
  const rows = await em.find(AuditEvent, { actor }, { orderBy: { sequence: 'asc' } });
  return rows.map(({ action, outcome, detail }) => [action, outcome, detail['errorCode']]);
}

test('each step of a recovery leaves one row, and a name that nobody has is a keyed hash', async () => {
  const recovery = await startRecovery(harness, 'ZhangFang');
  const code = await codeFor(harness, email);
  await refusalOf(recovery.otp(otherThan(code)));
  await recovery.otp(code);
  await refusalOf(recovery.password(oldPassword));
  await recovery.password('Xinmima-2020-x');
  expect(await rowsOf(`recovery:${recovery.recoveryId}`)).toEqual([
    ['recovery.begin', 'ACCEPTED', undefined],
    ['recovery.confirm-code', 'REFUSED', 'CODE_WRONG'],
    ['recovery.confirm-code', 'ACCEPTED', undefined],
    ['recovery.password', 'REFUSED', 'PASSWORD_REUSED'],
  ]);
  expect(await rowsOf(`account:${accountId}`)).toEqual([['password.recovered', 'ACCEPTED', undefined]]);

  const nobodys = await startRecovery(harness, 'nobody-is-called-so');
  expect(await refusalOf(nobodys.otp('123456'))).toBe('CODE_WRONG');
  expect(await rowsOf(`recovery:${nobodys.recoveryId}`)).toEqual([
    ['recovery.begin', 'REFUSED', 'ACCOUNT_NOT_FOUND'],
    ['recovery.confirm-code', 'REFUSED', 'CODE_WRONG'],
  ]);
  const rows = JSON.stringify(await harness.dependencies.database.em().find(AuditEvent, {}));
  expect(rows).toMatch(/name:[0-9a-f]{64}/);
  expect(rows).not.toMatch(/nobody-is-called-so|zhangfang|zhangben/i);
}, 30_000);

test('each step of a change of contact leaves one row, refused or accepted', async () => {
  const change = await startContactChange(harness, accountId, { channel: 'email', address: next });
  await change.code();
  const code = await codeFor(harness, next);
  expect(await refusalOf(change.code())).toBe('CODE_RESEND_TOO_SOON');
  await refusalOf(change.otp(otherThan(code)));
  await change.otp(code);
  expect(await rowsOf(`contact-change:${change.contactChangeId}`)).toEqual([
    ['contact-change.send-code', 'ACCEPTED', undefined],
    ['contact-change.send-code', 'REFUSED', 'CODE_RESEND_TOO_SOON'],
    ['contact-change.confirm-code', 'REFUSED', 'CODE_WRONG'],
    ['contact-change.confirm-code', 'ACCEPTED', undefined],
  ]);
  expect(await rowsOf(`account:${accountId}`)).toContainEqual(['contact.replaced', 'ACCEPTED', undefined]);
}, 30_000);
