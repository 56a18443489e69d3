import { beforeEach, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { MerchantGroup } from '../../../db/entities/merchant-group.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { Account } from '../../../db/entities/account.ts';
import { createGroupPasswordRepository } from '../../../db/repositories/activation/group-password-repository.ts';
import { createMerchantRepository } from '../../../db/repositories/roster/merchant-repository.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople, later, now, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
  });

  const issue = (request: string, passwordHash: string, groupNo = 'GROUP1') =>
    createGroupPasswordRepository(open(), vault).issue({
      groupNo,
      passwordHash,
      email: 'caiwu@group.example',
      expiresAt: later(1_000),
      actor: 'operator:1',
      reason: 'the letter was lost',
      now,
      invitation: (groupName) => ({
        dedupeKey: `group-invitation:${request}`,
        channel: 'email',
        address: 'caiwu@group.example',
        locale: 'zh-CN',
        template: 'group-invitation',
        data: { groupName },
        secret: { initialPassword: 'Kq7mT-XwZ4b' },
      }),
    });
  const group = () => open().em().findOneOrFail(MerchantGroup, { groupNo: 'GROUP1' });

  test('a new password replaces the previous one, used or not, and leaves an audit row and a mail', async () => {
    await open().em().nativeUpdate(MerchantGroup, { groupNo: 'GROUP1' }, { initialPasswordUsedAt: now });
    await issue('a', 'new-hash');
    expect(await group()).toMatchObject({
      initialPasswordHash: 'new-hash',
      initialPasswordKind: 'ISSUED',
      initialPasswordExpiresAt: later(1_000),
      initialPasswordUsedAt: null,
    });
    expect(await open().em().find(AuditEvent, {})).toMatchObject([
      { actor: 'operator:1', action: 'group.password-issued', target: 'group:GROUP1' },
    ]);
    const contact = await createMerchantRepository(open(), vault).contactOnFile('group', people.groups[0]);
    expect(contact).toEqual({ channel: 'email', address: 'caiwu@group.example' });
  });

  test('a repeat of the same request leaves the password that is on its way', async () => {
    await issue('a', 'first');
    await issue('a', 'second');
    expect((await group()).initialPasswordHash).toBe('first');
    expect(await open().em().count(OutboxMessage)).toBe(1);
    await issue('b', 'third');
    expect((await group()).initialPasswordHash).toBe('third');
  });

  test('neither the password nor the address can be read in the tables', async () => {
    await issue('a', 'hash');
    const em = open().em();
    const rows = [
      await em.execute('select * from outbox_message'),
      await em.execute('select * from merchant_group'),
    ];
    expect(JSON.stringify(rows)).not.toMatch(/Kq7mT|caiwu@/);
  });

  test('an unknown group and an active group get no password', async () => {
    await expect(issue('a', 'hash', 'NOBODY')).rejects.toMatchObject({ code: 'GROUP_NOT_FOUND' });
    const id = await addAccount(open(), people.groups[0], 'group-owner');
    await open().em().nativeUpdate(Account, id, { subjectType: 'group' });
    await expect(issue('a', 'hash')).rejects.toMatchObject({ code: 'ALREADY_ACTIVATED' });
  });
});
