import { beforeEach, expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { MerchantGroup } from '../../../db/entities/merchant-group.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import {
  createAccountRepository,
  type NewAccount,
} from '../../../db/repositories/activation/account-repository.ts';
import { openRecipients, readRecipients } from '../../../db/repositories/statements/sealed-recipients.ts';
import { onEachEngine } from '../engines.ts';
import { addPeople, now, outcomesOf, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
  });
  const repository = () => createAccountRepository(open(), vault);

  /** An activation number `n`, with everything its own unless told. */
  function activation(n: number, different: Partial<NewAccount> = {}): NewAccount {
    const address = `owner${n}@example.com`;
    return {
      subjectType: 'merchant',
      subjectId: people.merchants[n % 3]!,
      credentials: { username: `owner${n}`, displayUsername: `Owner${n}`, passwordHash: '$argon2id$' },
      contact: { channel: 'email', address },
      activationId: `activation-${n}`,
      locale: 'zh-CN',
      now,
      messages: [message(n, address)],
      ...different,
    };
  }

  const message = (n: number, address: string) => ({
    dedupeKey: `activation-done:${n}`,
    channel: 'email' as const,
    address,
    locale: 'zh-CN' as const,
    template: 'activation-done',
    data: { n },
  });

  async function countsOf() {
    const em = open().em();
    const [accounts, contacts, messages] = [
      await em.count(Account),
      await em.count(ContactBinding),
      await em.count(OutboxMessage),
    ];
    return { accounts, contacts, messages };
  }

  async function recipientsOf(merchantId: number) {
    const [sealed] = await readRecipients(open().em(), 'merchant', [merchantId]);
    return sealed && openRecipients(vault, sealed);
  }

  test('opens account, contact and message together', async () => {
    const { accountId } = await repository().create(activation(1));
    expect(await countsOf()).toEqual({ accounts: 1, contacts: 1, messages: 1 });
    expect(await repository().existsFor('merchant', people.merchants[1])).toBe(true);
    expect(await repository().existsFor('group', people.merchants[1])).toBe(false);
    expect(await repository().usernameTaken('owner1')).toBe(true);
    expect(await repository().addressTaken('email', 'owner1@example.com')).toBe(true);
    expect(await repository().addressTaken('email', 'owner2@example.com')).toBe(false);
    expect(await recipientsOf(people.merchants[1])).toEqual({
      accountId,
      locale: 'zh-CN',
      statementMail: 'attachments',
      contacts: [{ channel: 'email', address: 'owner1@example.com' }],
      refused: 0,
    });
    expect(await recipientsOf(people.merchants[2])).toBeUndefined();
  });

  test('the same activation again, one after the other or at once, is the same account', async () => {
    const first = await repository().create(activation(1));
    expect(await repository().create(activation(1))).toEqual(first);
    const again = await Promise.all(Array.from({ length: 8 }, () => repository().create(activation(2))));
    expect(new Set(again.map(({ accountId }) => accountId)).size).toBe(1);
    expect(await countsOf()).toEqual({ accounts: 2, contacts: 2, messages: 2 });
  });

  test("a group's initial password is used up", async () => {
    const subject = { subjectType: 'group' as const, subjectId: people.groups[0] };
    await repository().create(activation(1, subject));
    const group = await open().em().findOneOrFail(MerchantGroup, people.groups[0]);
    expect(group.initialPasswordUsedAt).toEqual(now);
  });

  test.each([
    [
      'the same username',
      'USERNAME_TAKEN',
      (n: number) => activation(n, { credentials: activation(0).credentials }),
    ],
    ['the same address', 'ADDRESS_TAKEN', (n: number) => activation(n, { contact: activation(0).contact })],
    [
      'the same merchant',
      'ALREADY_ACTIVATED',
      (n: number) => activation(n, { subjectId: people.merchants[0] }),
    ],
  ])(
    'of three activations with %s at once one wins, the others leave nothing behind',
    async (_, code, racer) => {
      const outcomes = await outcomesOf([0, 1, 2].map((n) => repository().create(racer(n))));
      expect(outcomes).toEqual({ done: 1, [code]: 2 });
      expect(await countsOf()).toEqual({ accounts: 1, contacts: 1, messages: 1 });
    },
  );

  test('addresses cannot be read in the tables', async () => {
    await repository().create(activation(1));
    const em = open().em();
    const rows = JSON.stringify([
      await em.execute('select * from contact_binding'),
      await em.execute('select * from outbox_message'),
    ]);
    expect(rows).not.toContain('owner1@example');
  });
});
