import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import type { ContactInput } from '../../../domain/contact.ts';
import { Account } from '../../../db/entities/account.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { createContactChangeRepository } from '../../../db/repositories/account/contact-change-repository.ts';
import { createRecoveryRepository } from '../../../db/repositories/account/recovery-repository.ts';
import { createPasswords } from '../../../db/web/account/passwords.ts';
import { createSessions } from '../../../db/web/account/sessions.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople, now, outcomesOf } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const email = { channel: 'email', address: 'owner@example.com' } as const;
const phone = { channel: 'phone', address: '+8613800138000' } as const;

onEachEngine((open) => {
  let owner: number;
  let stranger: number;
  beforeEach(async () => {
    const { merchants } = await addPeople(open());
    owner = await addAccount(open(), merchants[0], 'owner');
    stranger = await addAccount(open(), merchants[1], 'stranger');
    await bind(owner, email);
  });

  const recoveries = () => createRecoveryRepository(open(), vault);
  const swap = (accountId: number, contact: ContactInput, contactChangeId = randomUUID()) =>
    createContactChangeRepository(open(), vault).swap({ contactChangeId, accountId, contact, now });
  const changePassword = (passwordHash: string, exceptSessionId: string, currentPasswordHash = 'hash') =>
    createPasswords(open(), vault).change({
      accountId: owner,
      currentPasswordHash,
      passwordHash,
      exceptSessionId,
      now,
    });
  const recover = (passwordHash: string, recoveryId = randomUUID(), currentPasswordHash = 'hash') =>
    recoveries().setPassword({ recoveryId, accountId: owner, currentPasswordHash, passwordHash, now });

  async function bind(accountId: number, { channel, address }: ContactInput): Promise<void> {
    const addressCipher = vault.cipher.seal(address);
    const addressIndex = vault.blindIndex(channel, address);
    await open()
      .em()
      .insert(ContactBinding, { accountId, channel, addressCipher, addressIndex, createdAt: now });
  }

  async function boundTo(accountId: number): Promise<string[]> {
    const bound = await open()
      .em()
      .find(ContactBinding, { accountId }, { orderBy: { id: 'asc' } });
    return bound.map(({ addressCipher }) => vault.cipher.open(addressCipher));
  }

  async function toldTo(template: string): Promise<string[]> {
    const messages = await open()
      .em()
      .find(OutboxMessage, { template }, { orderBy: { id: 'asc' } });
    return messages.map(({ addressCipher }) => vault.cipher.open(addressCipher));
  }

  const hashOf = async () => (await open().em().findOneOrFail(Account, owner)).passwordHash;
  const disable = () => open().em().nativeUpdate(Account, owner, { state: 'DISABLED' });
  const actions = async () => (await open().em().find(AuditEvent, {})).map(({ action }) => action).toSorted();

  async function signIn() {
    const sessions = createSessions(open());
    const { token } = await sessions.open({
      actorType: 'account',
      actorId: owner,
      passwordHash: 'hash',
      userAgent: '',
      now,
    });
    return { token, sessionId: (await sessions.find(token, now))!.sessionId };
  }
  const live = async () => (await createSessions(open()).list('account', owner, now)).map((s) => s.sessionId);

  test('an account is found by its username or an address of its own', async () => {
    await bind(owner, phone);
    const all = { accountId: owner, passwordHash: 'hash', contacts: [email, phone] };
    expect(await recoveries().find({ kind: 'username', username: 'owner' })).toEqual(all);
    const one = { accountId: owner, passwordHash: 'hash', contacts: [phone] };
    expect(await recoveries().find({ kind: 'phone', address: phone.address })).toEqual(one);
    for (const nobody of [
      { kind: 'nobody' },
      { kind: 'username', username: 'stranger' },
      { kind: 'email', address: 'x@y.cn' },
    ] as const)
      expect(await recoveries().find(nobody)).toBeUndefined();
    await disable();
    expect(await recoveries().find({ kind: 'username', username: 'owner' })).toBeUndefined();
  });

  test('a recovered password ends every session, tells every address and is written down, once', async () => {
    await bind(owner, phone);
    await signIn();
    const recoveryId = randomUUID();
    await recover('new-hash', recoveryId);
    await recover('new-hash', recoveryId);
    expect([await hashOf(), await live()]).toEqual(['new-hash', []]);
    expect(await toldTo('password-changed')).toEqual([email.address, phone.address]);
    expect(await actions()).toEqual(['password.recovered']);
    // Another recovery that began before is void.
    expect(await outcomesOf([recover('other-hash')])).toEqual({ FLOW_LOCKED: 1 });
    await disable();
    expect(await outcomesOf([recover('other-hash', recoveryId, 'new-hash')])).toEqual({ FLOW_LOCKED: 1 });
    expect(await hashOf()).toBe('new-hash');
  });

  test('a changed password ends the other sessions; of ten changes at once one is made', async () => {
    const [{ sessionId }] = [await signIn(), await signIn()];
    const changes = Array.from({ length: 10 }, (_, n) => changePassword(`hash-${n}`, sessionId));
    const made = (await Promise.all(changes)).map((done, n) => (done ? `hash-${n}` : undefined));
    expect(made.filter(Boolean)).toEqual([await hashOf()]);
    expect(await live()).toEqual([sessionId]);
    expect(await toldTo('password-changed')).toEqual([email.address]);
    expect(await actions()).toEqual(['password.changed']);
  });

  test('an address of the same channel is replaced, of the other added; those before are told', async () => {
    const next = { channel: 'email', address: 'next@example.com' } as const;
    const id = randomUUID();
    await swap(owner, next, id);
    await swap(owner, next, id);
    expect([await boundTo(owner), await toldTo('contact-changed')]).toEqual([
      [next.address],
      [email.address],
    ]);
    await swap(owner, phone);
    expect(await boundTo(owner)).toEqual([next.address, phone.address]);
    expect(await toldTo('contact-changed')).toEqual([email.address, next.address]);
    expect(await actions()).toEqual(['contact.added', 'contact.replaced']);
    // What was given up is free for another.
    await swap(stranger, email);
    expect(await boundTo(stranger)).toEqual([email.address]);
  });

  test('of two accounts that want one address at once one has it', async () => {
    const outcomes = await outcomesOf([swap(owner, phone), swap(stranger, phone)]);
    expect(outcomes).toEqual({ done: 1, ADDRESS_TAKEN: 1 });
    const bound = [...(await boundTo(owner)), ...(await boundTo(stranger))];
    expect(bound.toSorted()).toEqual([phone.address, email.address].toSorted());
    expect(await outcomesOf([swap(stranger, email)])).toEqual({ ADDRESS_TAKEN: 1 });
    expect(await boundTo(owner)).toContain(email.address);
  });

  test('of ten changes of one account at once the last stays, and no channel has two', async () => {
    const swaps = Array.from({ length: 10 }, (_, n) =>
      swap(owner, { channel: 'phone', address: `+861380013800${n}` }),
    );
    expect(await outcomesOf(swaps)).toEqual({ done: 10 });
    expect(await boundTo(owner)).toHaveLength(2);
  });

  test('an account that is not active is left alone', async () => {
    await disable();
    expect(await outcomesOf([swap(owner, phone)])).toEqual({ FLOW_LOCKED: 1 });
    expect(await boundTo(owner)).toEqual([email.address]);
    expect(await changePassword('new-hash', '')).toBe(false);
  });
});
