import { Account } from '../../db/entities/account.ts';
import { ApplicationType } from '../../db/entities/application-type.ts';
import { Branch } from '../../db/entities/branch.ts';
import { ClearingFile } from '../../db/entities/clearing-file.ts';
import { ClearingTransaction } from '../../db/entities/clearing-transaction.ts';
import { GroupMembership } from '../../db/entities/group-membership.ts';
import { Merchant } from '../../db/entities/merchant.ts';
import { MerchantGroup } from '../../db/entities/merchant-group.ts';
import { TermsVersion } from '../../db/entities/terms-version.ts';
import type { Database } from '../../db/orm.ts';
import type { NewLedgerRow } from '../../db/repositories/clearing/append-ledger-rows.ts';
import { BusinessError } from '../../domain/errors.ts';
import { accountRow, qingdao, termsRow } from '../support/people.ts';
import { vault } from '../support/vault.ts';

export const now = new Date('2019-09-20T03:00:00.123Z');

/** `now`, so many ms later. */
export function later(ms: number): Date {
  return new Date(now.getTime() + ms);
}

export interface People {
  readonly merchants: readonly [number, number, number];
  readonly groups: readonly [number, number];
}

/** How often a call came out as what: its error's code or name, or `done`. */
export async function outcomesOf(calls: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const settled = await Promise.allSettled(calls);
  const outcomes: Record<string, number> = {};
  for (const result of settled) {
    const name = result.status === 'fulfilled' ? 'done' : nameOf(result.reason);
    outcomes[name] = (outcomes[name] ?? 0) + 1;
  }
  return outcomes;
}

function nameOf(reason: unknown): string {
  if (reason instanceof BusinessError) return reason.code;
  return reason instanceof Error ? reason.name : String(reason);
}

/** Three merchants with proofs of identity, two groups with an initial password and no members, one branch. */
export async function addPeople(database: Database): Promise<People> {
  const em = database.em();
  await em.insert(Branch, qingdao);
  await em.insertMany(ApplicationType, [
    { code: 'CONVENIENCE', name: '储值卡-便民卡', position: 2 },
    { code: 'BANK', name: '银行卡', position: 1 },
  ]);
  const merchants: number[] = [];
  for (const n of [1, 2, 3]) merchants.push(await em.insert(Merchant, merchantRow(n)));
  const groups: number[] = [];
  for (const groupNo of ['GROUP1', 'GROUP2']) groups.push(await em.insert(MerchantGroup, groupRow(groupNo)));
  return { merchants: [merchants[0]!, merchants[1]!, merchants[2]!], groups: [groups[0]!, groups[1]!] };
}

function merchantRow(n: number) {
  const { cipher, blindIndex } = vault;
  const phone = `+8613800000${n}00`;
  return {
    merchantNo: `95100200112100${n}`,
    name: `第${n}大药房𠮷`,
    branchCode: 'QD',
    idNoCipher: cipher.seal(`ID${n}`),
    idNoIndex: blindIndex('id-no', `ID${n}`),
    licenceNoCipher: cipher.seal(`LICENCE${n}`),
    licenceNoIndex: blindIndex('licence-no', `LICENCE${n}`),
    phoneCipher: cipher.seal(phone),
    phoneIndex: blindIndex('phone', phone),
  };
}

function groupRow(groupNo: string) {
  const initialPasswordExpiresAt = later(3_600_000);
  return {
    groupNo,
    name: `集团${groupNo}`,
    branchCode: 'QD',
    initialPasswordHash: 'hash',
    initialPasswordExpiresAt,
  };
}

export async function addMembership(
  database: Database,
  groupId: number,
  merchantId: number,
  validFrom: string,
  validTo: string | null = null,
): Promise<void> {
  await database.em().insert(GroupMembership, { groupId, merchantId, validFrom, validTo });
}

/** An empty clearing file of the month's 1st, loaded: without any file a month is not complete. */
export async function declareMonth(database: Database, month: string): Promise<void> {
  const sums = { rowCount: 0, amountFen: 0, feeFen: 0, applicationTypeCode: 'CONVENIENCE' };
  const file = { clearingDate: `${month}-01`, fileName: `declared ${month}`, state: 'LOADED' as const };
  await database.em().insert(ClearingFile, { ...file, ...sums });
}

let lastLine = 0;

/** One clearing file of a day with a line for each amount in fen; the fee is 1 % and may be negative. */
export async function addClearing(
  database: Database,
  day: { merchantId: number; date: string; amounts: readonly number[]; type?: string; terminalNo?: string },
): Promise<void> {
  const { merchantId, date, amounts, type = 'CONVENIENCE', terminalNo = '10252043' } = day;
  const em = database.em();
  const fileName = `${date}-${(lastLine += 1)}`;
  const sums = { rowCount: amounts.length, amountFen: sumOf(amounts), feeFen: sumOf(amounts.map(feeOf)) };
  const file = { clearingDate: date, applicationTypeCode: type, fileName, state: 'LOADED' as const, ...sums };
  const clearingFileId = await em.insert(ClearingFile, file);
  const common = { clearingFileId, merchantId, applicationTypeCode: type, clearingDate: date, terminalNo };
  await em.insertMany(
    ClearingTransaction,
    amounts.map((amountFen, index) => ({
      ...common,
      lineNo: index + 1,
      ...transaction(date, amountFen, index),
    })),
  );
}

/** A row of no file in particular; `line` makes it unique unless it is given. */
export function ledgerRow(merchantId: number, date: string, line = (lastLine += 1)): NewLedgerRow {
  const common = {
    merchantId,
    clearingDate: date,
    applicationTypeCode: 'CONVENIENCE',
    terminalNo: '10252043',
  };
  const row = { ...common, ...transaction(date, 1_000, line), clearingFileId: 900, lineNo: line };
  return { ...row, systemReferenceNo: String(line).padStart(12, '0') };
}

const sumOf = (fens: readonly number[]) => fens.reduce((sum, fen) => sum + fen, 0);
const feeOf = (amountFen: number) => Math.trunc(amountFen / 100);

function transaction(date: string, amountFen: number, index: number) {
  const feeFen = feeOf(amountFen);
  return {
    transactionDate: date,
    transactionTime: '08:00:00',
    maskedCardNo: '622848******1234',
    transactionType: amountFen < 0 ? '退货' : '消费',
    amountFen,
    netFen: amountFen - feeFen,
    feeFen,
    traceNo: '000001',
    systemReferenceNo: String((lastLine += 1)).padStart(12, '0'),
    channel: 'POS',
    remark: '备注 "?" \'',
    remark1: String(index),
  };
}

export async function addTerms(database: Database, version: string, publishedAt: Date): Promise<string> {
  const terms = termsRow({ version, title: '协议', body: `协议 ${version}`, publishedAt });
  await database.em().insert(TermsVersion, terms);
  return terms.sha256;
}

export async function addAccount(database: Database, merchantId: number, username: string): Promise<number> {
  return database.em().insert(Account, accountRow({ username, subjectId: merchantId, createdAt: now }));
}
