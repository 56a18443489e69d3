import { hash } from '@node-rs/argon2';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { policy } from '../../domain/policy.ts';
import { Account } from '../entities/account.ts';
import { ContactBinding } from '../entities/contact-binding.ts';
import { TermsAcceptance } from '../entities/terms-acceptance.ts';
import { currentTerms } from '../sql/account/current-terms.ts';
import type { Vault } from '../vault.ts';
import { inChunks } from './insert-rows.ts';
import type { MerchantIds } from './insert-rows.ts';

/** Every account made by the thousand has it. */
export const sharedPassword = 'Sample-Statements-2019';

/** argon2id of a password by the policy, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, policy.argon2);
}

/** Gives merchants accounts named `shop-{merchantNo}`, each with an e-mail address at `shops.example`. */
export async function insertAccounts(
  em: SqlEntityManager,
  vault: Vault,
  { merchantIds, passwordHash, now }: { merchantIds: MerchantIds; passwordHash: string; now: Date },
): Promise<void> {
  for (const chunk of inChunks([...merchantIds])) {
    const accounts = chunk.map(([merchantNo, subjectId]) => ({
      subjectType: 'merchant' as const,
      subjectId,
      username: `shop-${merchantNo}`,
      displayUsername: `shop-${merchantNo}`,
      passwordHash,
      state: 'ACTIVE' as const,
      locale: 'zh-CN' as const,
      activationId: `sample-${merchantNo}`,
      createdAt: now,
    }));
    await em.insertMany(Account, accounts);
    await agreeToTerms(em, accounts, now);
    const username = { $in: accounts.map((account) => account.username) };
    const inserted = await em
      .createQueryBuilder(Account)
      .select(['id', 'username'])
      .where({ username })
      .execute();
    await em.insertMany(
      ContactBinding,
      inserted.map((account) => emailBinding(vault, account, now)),
    );
  }
}

/** They have agreed to the newest text there is, as every account has. */
async function agreeToTerms(
  em: SqlEntityManager,
  accounts: readonly { activationId: string; subjectType: 'merchant'; subjectId: number }[],
  now: Date,
): Promise<void> {
  const terms = await currentTerms(em, 'zh-CN', now);
  if (!terms) return;
  const { version, sha256, locale } = terms;
  const agreed = { version, sha256, locale, acceptedAt: now, ip: '127.0.0.1', userAgent: 'sample' };
  await em.insertMany(
    TermsAcceptance,
    accounts.map(({ activationId, subjectType, subjectId }) => ({
      activationId,
      subjectType,
      subjectId,
      ...agreed,
    })),
  );
}

function emailBinding(
  { cipher, blindIndex }: Vault,
  account: { id: number; username: string },
  createdAt: Date,
) {
  const address = `${account.username}@shops.example`;
  return {
    accountId: account.id,
    channel: 'email' as const,
    addressCipher: cipher.seal(address),
    addressIndex: blindIndex('email', address),
    createdAt,
  };
}
