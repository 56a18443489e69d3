import type { SqlEntityManager } from '@mikro-orm/sql';
import { policy } from '../../domain/policy.ts';
import { ClearingFile } from '../entities/clearing-file.ts';
import { GroupMembership } from '../entities/group-membership.ts';
import { MerchantGroup } from '../entities/merchant-group.ts';
import { Merchant } from '../entities/merchant.ts';
import { Operator } from '../entities/operator.ts';
import { TermsVersion } from '../entities/terms-version.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { buildSample } from './build-sample.ts';
import { hashPassword } from './insert-accounts.ts';
import { insertMerchants, insertTerminals, insertTransactions } from './insert-rows.ts';
import type { MerchantIds, PlacedTransaction } from './insert-rows.ts';
import { insertReferenceData } from './reference-data.ts';
import { sampleGroup, sampleMerchant, sampleOperator, samplePeriod, sampleSeed } from './sample.ts';
import type { SampleClearingFile, SampleGroup } from './sample-rows.ts';
import { sampleTerms } from './sample-terms.ts';

/** Which months `YYYY-MM` of the sample have clearing; the guide's alone unless told otherwise. */
export interface SampleOptions {
  readonly now: Date;
  readonly months?: readonly string[];
}

/**
 * Puts the sample into a migrated database, all of it or nothing. Does nothing when the guide's merchant is
 * there already. The group's password expires as the policy says, counted from `now`.
 */
export async function loadSample(
  database: Database,
  vault: Vault,
  { now, months = [samplePeriod] }: SampleOptions,
): Promise<void> {
  const { merchants, terminals, group, clearingFiles } = buildSample(sampleSeed, months);
  const groupPasswordHash = await hashPassword(sampleGroup.password);
  const operatorPasswordHash = await hashPassword(sampleOperator.password);
  await inTransaction(database, async (em) => {
    if (await em.count(Merchant, { merchantNo: sampleMerchant.merchantNo })) return;
    await insertReferenceData(em);
    await em.insertMany(TermsVersion, sampleTerms);
    const { username, totpSecret } = sampleOperator;
    const totpCipher = vault.cipher.seal(totpSecret);
    await em.insert(Operator, { username, passwordHash: operatorPasswordHash, totpCipher, createdAt: now });
    const merchantIds = await insertMerchants(em, vault, merchants);
    await insertTerminals(em, merchantIds, terminals);
    await insertGroup(em, merchantIds, group, { passwordHash: groupPasswordHash, now });
    if (clearingFiles.length === 0) return;
    const placed = await insertClearingFiles(em, clearingFiles);
    await insertTransactions(em, { kind: database.kind, vault }, merchantIds, placed, now);
  });
}

async function insertGroup(
  em: SqlEntityManager,
  merchantIds: MerchantIds,
  { groupNo, name, branchCode, memberNos, validFrom }: SampleGroup,
  { passwordHash, now }: { passwordHash: string; now: Date },
): Promise<void> {
  const groupId = await em.insert(MerchantGroup, {
    groupNo,
    name,
    branchCode,
    initialPasswordHash: passwordHash,
    initialPasswordKind: 'ISSUED',
    initialPasswordExpiresAt: new Date(now.getTime() + policy.groupPassword.lifetimeMs),
  });
  const memberships = memberNos.map((no) => ({ groupId, merchantId: merchantIds.get(no)!, validFrom }));
  await em.insertMany(GroupMembership, memberships);
}

/** Adds the files and answers their transactions, each with its place. */
async function insertClearingFiles(
  em: SqlEntityManager,
  files: readonly SampleClearingFile[],
): Promise<PlacedTransaction[]> {
  await em.insertMany(ClearingFile, files.map(loadedFile));
  // Read back, because the SQLite driver tells only the last of many new ids.
  const fileName = { $in: files.map((file) => file.fileName) };
  const inserted = await em
    .createQueryBuilder(ClearingFile)
    .select(['id', 'fileName'])
    .where({ fileName })
    .execute();
  const ids = new Map(inserted.map((row) => [row.fileName, row.id]));
  return files.flatMap(({ fileName: name, transactions }) =>
    transactions.map((transaction, index) => ({
      transaction,
      clearingFileId: ids.get(name)!,
      lineNo: index + 1,
    })),
  );
}

function loadedFile({ clearingDate, applicationTypeCode, fileName, sha256, totals }: SampleClearingFile) {
  const { count: rowCount, amountFen, netFen, feeFen } = totals;
  return {
    clearingDate,
    applicationTypeCode,
    fileName,
    sha256,
    rowCount,
    netFen,
    amountFen,
    feeFen,
    state: 'LOADED' as const,
  };
}
