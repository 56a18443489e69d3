import type { InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FileFormat } from '../../../domain/statements/file-format.ts';
import type { Totals } from '../../../domain/clearing/totals.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { ApplicationType } from '../../entities/application-type.ts';
import { Merchant } from '../../entities/merchant.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';
import type { Statement } from '../../entities/statement.ts';
import { StatementFile } from '../../entities/statement-file.ts';

interface ListedFile {
  readonly format: FileFormat;
  readonly part: number;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A statement as lists show it. */
export interface StatementRecord {
  readonly id: string;
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  /** Of a merchant's statement, its own or one seen by its group. */
  readonly merchantNo?: string;
  readonly applicationTypeCode: string;
  readonly applicationTypeName: string;
  readonly period: StatementPeriod;
  readonly version: number;
  readonly supersedesId: string | null;
  readonly provisional: boolean;
  readonly totals: Totals;
  readonly createdAt: Date;
  readonly files: readonly ListedFile[];
}

type StatementRow = InferEntity<typeof Statement>;

/** Adds names and files to statements, with one query for each kind of thing. */
export async function toStatementRecords(
  em: SqlEntityManager,
  rows: readonly StatementRow[],
): Promise<StatementRecord[]> {
  if (rows.length === 0) return [];
  const files = await filesByStatement(em, rows);
  const names = await subjectNames(em, rows);
  const types = new Map((await em.find(ApplicationType, {})).map(({ code, name }) => [code, name]));
  return rows.map((row) => ({
    id: row.id,
    subjectType: row.subjectType,
    subjectNo: row.subjectNo,
    // As its files say; only statements of earlier releases have no heading of their own.
    subjectName: row.subjectName ?? names.get(`${row.subjectType}:${row.subjectId}`) ?? '',
    ...(row.subjectType === 'merchant' ? { merchantNo: row.subjectNo } : {}),
    applicationTypeCode: row.applicationTypeCode,
    applicationTypeName:
      row.applicationTypeName ?? types.get(row.applicationTypeCode) ?? row.applicationTypeCode,
    period: { from: row.periodFrom, to: row.periodTo },
    version: row.version,
    supersedesId: row.supersedesId ?? null,
    provisional: row.provisional,
    totals: { count: row.rowCount, amountFen: row.amountFen, netFen: row.netFen, feeFen: row.feeFen },
    createdAt: row.createdAt,
    files: files.get(row.id) ?? [],
  }));
}

async function filesByStatement(
  em: SqlEntityManager,
  rows: readonly StatementRow[],
): Promise<Map<string, ListedFile[]>> {
  const where = { statementId: { $in: rows.map(({ id }) => id) }, removedAt: null };
  const files = await em.find(StatementFile, where, { orderBy: { id: 'asc' } });
  const byStatement = new Map<string, ListedFile[]>();
  for (const { statementId, format, part, fileName, bytes, sha256 } of files) {
    const listed = byStatement.get(statementId) ?? [];
    byStatement.set(statementId, [...listed, { format, part, fileName, bytes, sha256 }]);
  }
  return byStatement;
}

async function subjectNames(
  em: SqlEntityManager,
  rows: readonly StatementRow[],
): Promise<Map<string, string>> {
  const idsOf = (type: SubjectType) =>
    rows.filter((row) => row.subjectType === type).map((row) => row.subjectId);
  const merchants = await em.find(Merchant, { id: { $in: idsOf('merchant') } }, { fields: ['id', 'name'] });
  const groups = await em.find(MerchantGroup, { id: { $in: idsOf('group') } }, { fields: ['id', 'name'] });
  return new Map([
    ...merchants.map(({ id, name }) => [`merchant:${id}`, name] as const),
    ...groups.map(({ id, name }) => [`group:${id}`, name] as const),
  ]);
}
