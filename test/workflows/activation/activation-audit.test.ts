import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { sampleMerchant } from '../../../db/sample/sample.ts';
import { codeFor, refusalOf, startActivation } from './activation-steps.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';

let harness: Harness;
let workers: RunningWorkers;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers();
}, 60_000);
afterAll(async () => {
  await workers.stop();
  await harness.close();
});

test('each step of an activation leaves one row, refused or accepted, without what was typed', async () => {
  const { database, vault } = harness.dependencies;
  const { merchantNo, registeredPhone: phone } = sampleMerchant;
  const activation = await startActivation(harness);
  await refusalOf(activation.identity({ method: 'phone', merchantNo, phone: '+8613800138000' }));
  await activation.identity({ method: 'phone', merchantNo, phone });
  await refusalOf(activation.agree({ sha256: 'f'.repeat(64) }));
  await activation.agree();
  await activation.credentials('duizhangyuan');
  await activation.contact('email', 'a@fengruitang.example');
  const code = await codeFor(harness, 'a@fengruitang.example');
  await refusalOf(activation.otp(code === '000000' ? '000001' : '000000'));
  await activation.otp(code);
  await activation.handle.result();

  const rows = await database.em().find(AuditEvent, {}, { orderBy: { sequence: 'asc' } });
  expect(rows.map(({ action, outcome, detail }) => [action, outcome, detail['errorCode']])).toEqual([
    ['activation.identity', 'REFUSED', 'IDENTITY_MISMATCH'],
    ['activation.identity', 'ACCEPTED', undefined],
    ['activation.agree', 'REFUSED', 'TERMS_OUTDATED'],
    ['activation.agree', 'ACCEPTED', undefined],
    ['activation.username', 'ACCEPTED', undefined],
    ['activation.send-code', 'ACCEPTED', undefined],
    ['activation.confirm-code', 'REFUSED', 'CODE_WRONG'],
    ['activation.confirm-code', 'ACCEPTED', undefined],
    ['account.create', 'ACCEPTED', undefined],
  ]);
  expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set([`activation:${activation.activationId}`]));
  expect(rows[0]!.detail['claimed']).toBe(rows[1]!.detail['claimed']);
  expect(rows[1]!.target).toMatch(/^merchant:\d+$/);
  const told = JSON.stringify(rows);
  for (const typed of [merchantNo, phone.slice(3), '13800138000', 'duizhangyuan', 'fengruitang', code])
    expect(told.includes(typed)).toBe(false);
  expect(await verifyAuditChain(database, vault)).toMatchObject({ whole: true, events: 9 });
}, 60_000);
