import { beforeEach, expect, test } from '@jest/globals';
import { TOTP } from 'otpauth';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { Operator } from '../../../db/entities/operator.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { createOperatorFactors } from '../../../db/web/operations/operator-factors.ts';
import { createSecondFactors, type FactorProof } from '../../../db/web/account/second-factors.ts';
import { createSignInTickets } from '../../../db/web/account/sign-in-tickets.ts';
import { policy } from '../../../domain/policy.ts';
import { newTotpSecret } from '../../../domain/account/totp.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople, later, now, outcomesOf } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const { stepMs, enrolmentMs } = policy.totp;
const codeAt = (secret: string, at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() });

onEachEngine((open) => {
  let accountId: number;
  let other: number;
  let secret: string;
  let recoveryCodes: string[];
  const factors = () => createSecondFactors(open(), vault);
  const accept = (proof: FactorProof, at = now) => factors().accept(proof, changeAt(at));
  const acceptedOf = async (tries: Promise<boolean>[]) =>
    (await Promise.all(tries)).filter((accepted) => accepted).length;

  const changeAt = (at: Date, whose = accountId) => ({ accountId: whose, origin: {}, now: at });

  beforeEach(async () => {
    const { merchants } = await addPeople(open());
    accountId = await addAccount(open(), merchants[0], 'factored');
    other = await addAccount(open(), merchants[1], 'other-one');
    await bindEmail();
    secret = await factors().begin(changeAt(now));
    recoveryCodes = await factors().confirm(codeAt(secret, now), changeAt(now));
  });

  async function bindEmail(): Promise<void> {
    const addressCipher = vault.cipher.seal('owner@example.com');
    const bound = { channel: 'email' as const, addressCipher, addressIndex: 'index', createdAt: now };
    await open()
      .em()
      .insert(ContactBinding, { accountId, ...bound });
  }

  test('each change tells every address and leaves its row; a code of the app is told to nobody', async () => {
    await accept({ kind: 'code', code: codeAt(secret, later(stepMs)) }, later(stepMs));
    await accept({ kind: 'recovery-code', recoveryCode: recoveryCodes[0]! });
    await accept({ kind: 'recovery-code', recoveryCode: recoveryCodes[0]! });
    await factors().remove(changeAt(now));
    await factors().remove(changeAt(now));
    const messages = await open()
      .em()
      .find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
    expect(messages.map(({ template, data }) => [template, (data as { how: string }).how])).toEqual([
      ['second-factor-changed', 'enabled'],
      ['second-factor-changed', 'recovery-code-used'],
      ['second-factor-changed', 'disabled'],
    ]);
    const rows = await open()
      .em()
      .find(AuditEvent, {}, { orderBy: { sequence: 'asc' } });
    expect(rows.map(({ action }) => action)).toEqual([
      'second-factor.begin',
      'second-factor.confirm',
      'second-factor.recovery-code',
      'second-factor.remove',
    ]);
  });

  test('asks for nothing until it is confirmed, and can be restarted until then', async () => {
    const first = await factors().begin(changeAt(now, other));
    expect(await factors().confirmed(other)).toBeUndefined();
    expect(await factors().accept({ kind: 'code', code: codeAt(first, now) }, changeAt(now, other))).toBe(
      false,
    );
    const second = await factors().begin(changeAt(now, other));
    await expect(factors().confirm(codeAt(first, now), changeAt(now, other))).rejects.toMatchObject({
      code: 'SECOND_FACTOR_WRONG',
    });
    const late = later(enrolmentMs);
    await expect(factors().confirm(codeAt(second, late), changeAt(late, other))).rejects.toMatchObject({
      code: 'SECOND_FACTOR_EXPIRED',
    });
    expect(await factors().confirm(codeAt(second, now), changeAt(now, other))).toHaveLength(10);
  });

  test('is confirmed once, however many ask at the same time, and not replaced while in force', async () => {
    const begun = await factors().begin(changeAt(now, other));
    const tries = Array.from({ length: 10 }, () =>
      factors().confirm(codeAt(begun, now), changeAt(now, other)),
    );
    expect(await outcomesOf(tries)).toEqual({ done: 1, SECOND_FACTOR_EXISTS: 9 });
    await expect(factors().begin(changeAt(now, other))).rejects.toMatchObject({
      code: 'SECOND_FACTOR_EXISTS',
    });
    expect(await factors().confirmed(other)).toEqual({ confirmedAt: now, recoveryCodesLeft: 10 });
  });

  test('a code is good once, the one that confirmed included', async () => {
    expect(await accept({ kind: 'code', code: codeAt(secret, now) })).toBe(false);
    const next = later(stepMs);
    const tries = Array.from({ length: 20 }, () =>
      accept({ kind: 'code', code: codeAt(secret, next) }, next),
    );
    expect(await acceptedOf(tries)).toBe(1);
  });

  test('a code of one step to either side is good, but none before one that was accepted', async () => {
    const at = (steps: number) => later(steps * stepMs);
    expect(await accept({ kind: 'code', code: codeAt(secret, at(8)) }, at(10))).toBe(false);
    expect(await accept({ kind: 'code', code: codeAt(secret, at(12)) }, at(10))).toBe(false);
    expect(await accept({ kind: 'code', code: codeAt(secret, at(9)) }, at(10))).toBe(true);
    expect(await accept({ kind: 'code', code: codeAt(secret, at(11)) }, at(10))).toBe(true);
    expect(await accept({ kind: 'code', code: codeAt(secret, at(10)) }, at(10))).toBe(false);
  });

  test('each recovery code is good once, in whatever spelling', async () => {
    expect(new Set(recoveryCodes).size).toBe(policy.recoveryCode.count);
    for (const each of recoveryCodes) expect(each).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const [first, second] = recoveryCodes as [string, string];
    const tries = Array.from({ length: 20 }, () => accept({ kind: 'recovery-code', recoveryCode: first }));
    expect(await acceptedOf(tries)).toBe(1);
    const sloppy = ` ${second.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(await accept({ kind: 'recovery-code', recoveryCode: sloppy })).toBe(true);
    expect(await accept({ kind: 'recovery-code', recoveryCode: 'AAAAA-AAAAA' })).toBe(false);
    expect((await factors().confirmed(accountId))?.recoveryCodesLeft).toBe(8);
  });

  test('a recovery code of one account opens no other', async () => {
    expect(
      await factors().accept(
        { kind: 'recovery-code', recoveryCode: recoveryCodes[0]! },
        changeAt(now, other),
      ),
    ).toBe(false);
  });

  test('removed, it asks for nothing and its codes are gone', async () => {
    await factors().remove(changeAt(now));
    expect(await factors().confirmed(accountId)).toBeUndefined();
    expect(await accept({ kind: 'recovery-code', recoveryCode: recoveryCodes[0]! })).toBe(false);
  });

  test('neither secret nor recovery codes are in the tables', async () => {
    const rows = JSON.stringify([
      await open().em().execute('select * from second_factor'),
      await open().em().execute('select * from recovery_code'),
    ]);
    for (const each of [secret, ...recoveryCodes, recoveryCodes[0]!.replace('-', '')])
      expect(rows).not.toContain(each);
  });

  test('an operator’s code is good once as well, and without an app none is', async () => {
    const operatorSecret = newTotpSecret();
    const totpCipher = vault.cipher.seal(operatorSecret);
    const row = { passwordHash: 'hash', createdAt: now };
    const id = await open()
      .em()
      .insert(Operator, { ...row, username: 'with', totpCipher });
    const without = await open()
      .em()
      .insert(Operator, { ...row, username: 'without' });
    const acceptOf = (operatorId: number) =>
      createOperatorFactors(open(), vault).accept(operatorId, codeAt(operatorSecret, now), now);
    expect(await acceptedOf(Array.from({ length: 20 }, () => acceptOf(id)))).toBe(1);
    expect(await acceptOf(without)).toBe(false);
  });

  test('a sign-in ticket is good once, for minutes, and superseded by the next', async () => {
    const tickets = createSignInTickets(open());
    const owner = { accountId: await addAccount(open(), 99, 'owner'), passwordHash: 'hash' };
    const first = await tickets.issue(owner, now);
    const ticket = await tickets.issue(owner, now);
    expect(await tickets.find(first, now)).toBeUndefined();
    expect(await tickets.find(ticket, later(policy.signInTicket.lifetimeMs - 1))).toEqual({
      accountId: owner.accountId,
    });
    expect(await tickets.use(ticket, later(policy.signInTicket.lifetimeMs))).toBe(false);
    expect(await acceptedOf(Array.from({ length: 20 }, () => tickets.use(ticket, now)))).toBe(1);
    expect(await tickets.find(ticket, now)).toBeUndefined();
  });
});
