import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Account } from '../../db/entities/account.ts';
import { ApplicationType } from '../../db/entities/application-type.ts';
import { Branch } from '../../db/entities/branch.ts';
import { GroupMembership } from '../../db/entities/group-membership.ts';
import { Merchant } from '../../db/entities/merchant.ts';
import { MerchantGroup } from '../../db/entities/merchant-group.ts';
import { Operator } from '../../db/entities/operator.ts';
import { Statement } from '../../db/entities/statement.ts';
import { StatementFile } from '../../db/entities/statement-file.ts';
import { TermsAcceptance } from '../../db/entities/terms-acceptance.ts';
import { TermsVersion } from '../../db/entities/terms-version.ts';
import type { Database } from '../../db/orm.ts';
import type { SubjectType } from '../../domain/subject.ts';
import { accountRow, qingdao, quickHash, termsRow } from '../support/people.ts';

export const password = 'Correct-Horse-7';
/** The operator's authenticator app. */
export const operatorTotpSecret = 'TEST2OPERATOR2TEST2OPERATOR2TEST';
export const merchantNo = '951002001121025';
export const strangerNo = '951002001121026';
export const statementIds = {
  own: '11111111-1111-4111-8111-111111111111',
  strangers: '22222222-2222-4222-8222-222222222222',
  groups: '33333333-3333-4333-8333-333333333333',
  lost: '44444444-4444-4444-8444-444444444444',
} as const;
export const fileBytes = Buffer.from('a statement’s bytes');
export const fileSha256 = createHash('sha256').update(fileBytes).digest('hex');
export const fileName = '对账单(丰瑞堂) 2019-09.xlsx';

const begin = new Date('2019-01-01T00:00:00.000Z');
const first = { version: '1.0', publishedAt: begin };
const terms = termsRow({ ...first, title: '服务协议', body: '服务协议。' });
const englishTerms = termsRow({ ...first, title: 'Agreement', body: 'Agreement。', locale: 'en' });

/** A merchant (1) in a group with an account each, a stranger (2), and statements of all three. */
export async function insertFixture(database: Database, folder: string): Promise<void> {
  const em = database.em();
  const passwordHash = await quickHash(password);
  const account = (id: number, username: string, subjectId: number) =>
    accountRow({ id, username, subjectId, passwordHash, activationId: `activation-${id}`, createdAt: begin });
  await em.insert(Branch, qingdao);
  await em.insertMany(Merchant, [merchant(1, merchantNo, '丰瑞堂'), merchant(2, strangerNo, '百草汇')]);
  await em.insert(MerchantGroup, { id: 1, groupNo: '800100200300', name: '医药集团', branchCode: 'QD' });
  await em.insert(GroupMembership, { groupId: 1, merchantId: 1, validFrom: '2019-01-01' });
  await em.insertMany(Account, [
    account(1, '丰瑞堂药房', 1),
    { ...account(2, 'stranger', 2), displayUsername: 'Stranger' },
    { ...account(3, 'group-owner', 1), subjectType: 'group' as const },
    { ...account(4, 'disabled-one', 9), subjectType: 'group' as const, state: 'DISABLED' as const },
  ]);
  await em.insert(Operator, { id: 1, username: 'operations-1', passwordHash, createdAt: begin });
  await em.insertMany(ApplicationType, [
    { code: 'stored-value', name: '储值卡-便民卡', position: 1 },
    { code: 'bank-card', name: '银行卡', position: 2 },
  ]);
  await em.insertMany(TermsVersion, [terms, englishTerms]);
  await em.insertMany(TermsAcceptance, [1, 2, 3, 4].map(acceptanceOf));
  await insertStatements(database, folder);
}

/** Of the terms in force, by the account of this id. */
function acceptanceOf(id: number) {
  const { sha256 } = terms;
  const agreed = { version: '1.0', locale: 'zh-CN' as const, sha256, acceptedAt: begin };
  const by = { subjectType: 'merchant' as const, subjectId: id, ip: '127.0.0.1', userAgent: 'jest' };
  return { activationId: `activation-${id}`, ...agreed, ...by };
}

function merchant(id: number, no: string, name: string) {
  return { id, merchantNo: no, name, branchCode: 'QD' };
}

async function insertStatements(database: Database, folder: string): Promise<void> {
  const em = database.em();
  await em.insertMany(Statement, [
    statement(statementIds.own, 'merchant', 1, merchantNo),
    statement(statementIds.strangers, 'merchant', 2, strangerNo),
    statement(statementIds.groups, 'group', 1, '800100200300'),
    { ...statement(statementIds.lost, 'merchant', 1, merchantNo), applicationTypeCode: 'bank-card' },
  ]);
  for (const statementId of Object.values(statementIds)) {
    const storageKey = `statements/${statementId}.xlsx`;
    const file = { format: 'xlsx' as const, part: 1, fileName, bytes: fileBytes.length, sha256: fileSha256 };
    await em.insert(StatementFile, { statementId, storageKey, ...file });
    if (statementId !== statementIds.lost) await store(join(folder, 'files', storageKey));
  }
}

async function store(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, fileBytes);
}

function statement(id: string, subjectType: SubjectType, subjectId: number, subjectNo: string) {
  const totals = { rowCount: 966, amountFen: 6_953_400, netFen: 6_939_392, feeFen: 14_008 };
  const period = { periodFrom: '2019-09-01', periodTo: '2019-09-30' };
  const rest = {
    version: 1,
    snapshotDigest: 'd'.repeat(64),
    createdAt: new Date('2019-09-20T00:00:00.000Z'),
  };
  return {
    id,
    subjectType,
    subjectId,
    subjectNo,
    applicationTypeCode: 'stored-value',
    ...period,
    ...totals,
    ...rest,
  };
}
