import { beforeEach, expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { ActivationObjection } from '../../../db/entities/activation-objection.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { createObjectionQueries } from '../../../db/queries/activation/objection-queries.ts';
import { createAccountRepository } from '../../../db/repositories/activation/account-repository.ts';
import { createObjectionRepository } from '../../../db/repositories/activation/objection-repository.ts';
import { createOutboxRepository } from '../../../db/repositories/delivery/outbox-repository.ts';
import { createSessions } from '../../../db/web/account/sessions.ts';
import { policy } from '../../../domain/policy.ts';
import { onEachEngine } from '../engines.ts';
import { addPeople, addTerms, later, now, outcomesOf, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
  });
  const objections = () => createObjectionRepository(open(), vault);
  const accounts = () => createAccountRepository(open(), vault);
  let token = '';

  const noticeTo = (stage: string) => (objectionToken: string) => {
    token = objectionToken;
    return {
      dedupeKey: `${stage}:activation-1`,
      channel: 'phone' as const,
      address: '+8613800000100',
      locale: 'zh-CN' as const,
      template: 'activation-started',
      data: { subjectName: 'x' },
      secret: { objectionToken },
    };
  };
  const announce = () =>
    objections().announceStart({ activationId: 'activation-1', now, notice: noticeTo('started') });
  const idOf = (at = now) => createObjectionQueries(open()).idOf(token, at);
  const newAccount = () => ({
    subjectType: 'merchant' as const,
    subjectId: people.merchants[0],
    credentials: { username: 'owner', displayUsername: 'Owner', passwordHash: '$argon2id$' },
    contact: { channel: 'email' as const, address: 'owner@example.com' },
    activationId: 'activation-1',
    locale: 'zh-CN' as const,
    now,
    messages: [],
    notice: noticeTo('finished'),
  });

  test('the contact is notified once, with a token that the tables do not contain', async () => {
    await announce();
    const first = token;
    await announce();
    expect(await open().em().count(OutboxMessage)).toBe(1);
    const rows = JSON.stringify([
      await open().em().execute('select * from outbox_message'),
      await open().em().execute('select * from activation_objection'),
    ]);
    expect(first).toMatch(/^[\w-]{22}$/);
    expect(rows).not.toContain(first);
    const claim = { channel: 'phone', perMinute: 60, now } as const;
    const { message } = await createOutboxRepository(open(), vault).claimNext(claim);
    expect(message!.data).toEqual({ subjectName: 'x', objectionToken: first });
  });

  test('an objection before the account exists prevents it', async () => {
    await announce();
    const id = (await idOf())!;
    const settled = { activationId: 'activation-1', outcome: 'STOPPED' };
    expect(await objections().settle(id, now)).toEqual(settled);
    expect(await objections().settle(id, now)).toEqual(settled);
    expect(await idOf()).toBeUndefined();
    await expect(accounts().create(newAccount())).rejects.toMatchObject({ code: 'FLOW_LOCKED' });
    expect(await open().em().count(Account)).toBe(0);
    expect(await open().em().find(AuditEvent, {})).toMatchObject([
      { action: 'activation.objected', target: 'activation:activation-1', detail: { outcome: 'STOPPED' } },
    ]);
  });

  test('an objection within seven days disables the account and ends its sessions', async () => {
    const { accountId } = await accounts().create(newAccount());
    const sessions = createSessions(open());
    const session = await sessions.open({
      actorType: 'account',
      actorId: accountId,
      passwordHash: '$argon2id$',
      userAgent: '',
      now,
    });
    expect(await idOf(later(policy.objection.afterDoneMs))).toBeUndefined();
    const id = (await idOf(later(policy.objection.afterDoneMs - 1)))!;
    expect(await objections().settle(id, now)).toMatchObject({ outcome: 'DISABLED' });
    expect(await open().em().findOneOrFail(Account, accountId)).toMatchObject({ state: 'DISABLED' });
    expect(await sessions.find(session.token, now)).toBeUndefined();
    expect(
      await open()
        .em()
        .count(AuditEvent, { target: `account:${accountId}` }),
    ).toBe(1);
  });

  test('an objection concurrent with the creation leaves no usable account', async () => {
    for (let round = 0; round < 8; round += 1) {
      const em = open().em();
      for (const table of ['activation_objection', 'outbox_message', 'account', 'contact_binding'])
        await em.execute(`delete from ${table}`, [], 'run');
      await announce();
      const id = (await idOf())!;
      await outcomesOf([accounts().create(newAccount()), objections().settle(id, now)]);
      expect(await em.count(Account, { state: 'ACTIVE' })).toBe(0);
      expect(await em.count(ActivationObjection, { id, outcome: null })).toBe(0);
    }
  });

  test('an unknown or expired objection changes nothing', async () => {
    await announce();
    const id = (await idOf())!;
    await expect(objections().settle('nobody', now)).rejects.toMatchObject({ code: 'OBJECTION_NOT_FOUND' });
    const tooLate = later(policy.activation.lifetimeMs);
    await expect(objections().settle(id, tooLate)).rejects.toMatchObject({ code: 'OBJECTION_NOT_FOUND' });
    expect(await idOf(tooLate)).toBeUndefined();
  });

  test('an account is not made before the newest text is agreed to', async () => {
    await addTerms(open(), '1', now);
    await expect(accounts().create(newAccount())).rejects.toMatchObject({ code: 'TERMS_OUTDATED' });
    expect(await open().em().count(Account)).toBe(0);
  });
});
