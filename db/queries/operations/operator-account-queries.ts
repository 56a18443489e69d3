import type { FilterQuery, InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { type ContactChannel, maskAddress } from '../../../domain/contact.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import { Merchant } from '../../entities/merchant.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';
import { Session } from '../../entities/session.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';
import { beginsWith } from '../begins-with.ts';
import { cursorAfter, findPage, type Page } from '../page.ts';

/** An account as operators see it: addresses are masked, and of the password nothing is told. */
export interface OperatedAccount {
  readonly id: number;
  readonly username: string;
  readonly state: 'ACTIVE' | 'DISABLED';
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  readonly createdAt: Date;
  readonly contacts: readonly {
    readonly id: number;
    readonly channel: ContactChannel;
    readonly maskedAddress: string;
    readonly createdAt: Date;
    /** How its server refuses our mail, if it does. */
    readonly refusedCode?: string;
  }[];
}

type AccountRow = InferEntity<typeof Account>;

export function createOperatorAccountQueries(database: Database, vault: Pick<Vault, 'cipher'>) {
  return {
    /**
     * Accounts whose username or merchant or group number begins with `q`, a canonical username or a number.
     *
     * @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours
     */
    async search({ q, limit, cursor }: AccountSearch): Promise<Page<OperatedAccount>> {
      const em = database.em();
      const begins = beginsWith(q);
      const idsOf = async (found: Promise<readonly { id: number }[]>) => (await found).map(({ id }) => id);
      // Nobody reads through more than a page of a number's beginnings; a longer number finds fewer.
      const merchants = await idsOf(
        em.find(Merchant, { merchantNo: begins }, { fields: ['id'], limit: 500 }),
      );
      const groups = await idsOf(em.find(MerchantGroup, { groupNo: begins }, { fields: ['id'], limit: 500 }));
      const choices: FilterQuery<AccountRow>[] = [
        { username: begins },
        { subjectType: 'merchant', subjectId: { $in: merchants } },
        { subjectType: 'group', subjectId: { $in: groups } },
      ];
      const page = await findUnionPage(em, choices, { cursor, limit });
      return { ...page, items: await toOperatedAccounts(em, vault, page.items) };
    },

    /** With how many sessions it has open. */
    async byId(id: number, now: Date): Promise<(OperatedAccount & { sessions: number }) | undefined> {
      const em = database.em();
      const account = await em.findOne(Account, id);
      if (!account) return undefined;
      const open = { actorType: 'account' as const, actorId: id, endedAt: null, expiresAt: { $gt: now } };
      const [operated] = await toOperatedAccounts(em, vault, [account]);
      return operated && { ...operated, sessions: await em.count(Session, open) };
    },
  };
}

/** One page of the accounts that any of the choices finds: each by its own index, which `or` would not use. */
async function findUnionPage(
  em: SqlEntityManager,
  choices: readonly FilterQuery<AccountRow>[],
  { cursor, limit }: Pick<AccountSearch, 'cursor' | 'limit'>,
): Promise<Page<AccountRow>> {
  const found = new Map<string, AccountRow>();
  let isMore = false;
  for (const where of choices) {
    const page = await findPage(em, Account, { where, orderBy: [{ username: 'asc' }], cursor, limit });
    for (const account of page.items) found.set(account.username, account);
    isMore ||= page.nextCursor !== undefined;
  }
  // Databases compare bytes; JavaScript compares UTF-16.
  const inOrder = [...found.keys()].sort((one, other) => Buffer.from(one).compare(Buffer.from(other)));
  const items = inOrder.slice(0, limit).map((username) => found.get(username)!);
  const last = items.at(-1)?.username;
  isMore ||= inOrder.length > limit;
  return { items, ...(isMore && last !== undefined && { nextCursor: cursorAfter([last]) }) };
}

interface AccountSearch {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

async function toOperatedAccounts(
  em: SqlEntityManager,
  { cipher }: Pick<Vault, 'cipher'>,
  accounts: readonly AccountRow[],
): Promise<OperatedAccount[]> {
  if (accounts.length === 0) return [];
  const bindings = await em.find(
    ContactBinding,
    { accountId: { $in: accounts.map(({ id }) => id) } },
    { orderBy: { id: 'asc' } },
  );
  const subjects = await subjectsOf(em, accounts);
  return accounts.map(({ id, displayUsername: username, state, subjectType, subjectId, createdAt }) => ({
    id,
    username,
    state,
    subjectType,
    subjectNo: subjects.get(`${subjectType}:${subjectId}`)?.no ?? '',
    subjectName: subjects.get(`${subjectType}:${subjectId}`)?.name ?? '',
    createdAt,
    contacts: bindings
      .filter(({ accountId }) => accountId === id)
      .map((contact) => ({
        id: contact.id,
        channel: contact.channel,
        maskedAddress: maskAddress(contact.channel, cipher.open(contact.addressCipher)),
        createdAt: contact.createdAt,
        ...(contact.refusedAt && contact.refusedCode && { refusedCode: contact.refusedCode }),
      })),
  }));
}

async function subjectsOf(em: SqlEntityManager, accounts: readonly AccountRow[]) {
  const idsOf = (type: SubjectType) =>
    accounts.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
  const merchants = await em.find(Merchant, { id: { $in: idsOf('merchant') } });
  const groups = await em.find(MerchantGroup, { id: { $in: idsOf('group') } });
  return new Map<string, { no: string; name: string }>([
    ...merchants.map(({ id, merchantNo, name }) => [`merchant:${id}`, { no: merchantNo, name }] as const),
    ...groups.map(({ id, groupNo, name }) => [`group:${id}`, { no: groupNo, name }] as const),
  ]);
}
