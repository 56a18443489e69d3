import { createHash } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunAttempt } from '../../../contracts/runs.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { type ManifestSum, RunManifest } from '../../entities/run-manifest.ts';
import { itemRanges } from '../../sql/runs/item-ranges.ts';
import { newestVersion } from '../../sql/statements/newest-version.ts';

interface FileRow {
  readonly id: string;
  readonly subject_type: SubjectType;
  readonly subject_id: number;
  readonly subject_no: string;
  readonly application_type_code: string;
  readonly version: number;
  readonly row_count: number;
  readonly amount_fen: number;
  readonly net_fen: number;
  readonly fee_fen: number;
  readonly snapshot_digest: string;
  readonly format: string;
  readonly part: number;
  readonly bytes: number;
  readonly sha256: string;
}

const subjectsAPage = 500;

const pageSql = `select s.id, s.subject_type, s.subject_id, s.subject_no, s.application_type_code, s.version, s.row_count,
    s.amount_fen, s.net_fen, s.fee_fen, s.snapshot_digest, f.format, f.part, f.bytes, f.sha256
  from statement s join statement_file f on f.statement_id = s.id
  where s.subject_type = ? and s.subject_id > ? and s.subject_id <= ? and s.period_from = ? and s.period_to = ?
    and ${newestVersion('s')}
  order by s.subject_id, s.application_type_code, f.format, f.part`;

/** What an attempt ended with, but for its number. */
export type ManifestTotals = Pick<
  InferEntity<typeof RunManifest>,
  'statements' | 'files' | 'bytes' | 'sums' | 'sha256'
>;

/**
 * Adds up the newest statements of a month; `em` should be a snapshot's. The digest is over one line for each file of
 * each statement, by subject, type and format: a JSON array of the statement (subject, type, version, count, sums,
 * digest of the canonical rows) and the file (format, part, bytes, SHA-256).
 */
export async function readManifestTotals(em: SqlEntityManager, period: string): Promise<ManifestTotals> {
  const hash = createHash('sha256');
  const sums = new Map<string, ManifestSum>();
  let [files, bytes, statements] = [0, 0, 0];
  for await (const row of fileRows(em, period)) {
    files += 1;
    bytes += Number(row.bytes);
    hash.update(lineOf(row));
    if (row.first) {
      statements += 1;
      add(sums, row);
    }
  }
  return { statements, files, bytes, sums: [...sums.values()], sha256: hash.digest('hex') };
}

/** Writes down what an attempt ended with. Written again it stays as it is. */
export async function insertManifest(
  em: SqlEntityManager,
  { period, attempt }: RunAttempt,
  totals: ManifestTotals,
  now: Date,
): Promise<void> {
  if ((await em.count(RunManifest, { period, attempt })) > 0) return;
  await em.insert(RunManifest, { period, attempt, ...totals, createdAt: now });
}

async function* fileRows(em: SqlEntityManager, period: string) {
  const { from, to } = periodOfMonth(period);
  let last = '';
  for (const type of ['merchant', 'group'] as const) {
    for await (const { after, upTo } of itemRanges(em, period, type, subjectsAPage)) {
      const rows = await em.execute<FileRow[]>(pageSql, [type, after, upTo, from, to]);
      for (const row of rows) {
        yield { ...row, first: row.id !== last };
        last = row.id;
      }
    }
  }
}

function lineOf(row: FileRow): string {
  const { subject_type, subject_no, application_type_code, version, snapshot_digest, format, part, sha256 } =
    row;
  const sums = [row.row_count, row.amount_fen, row.net_fen, row.fee_fen].map(Number);
  const statement = [subject_type, subject_no, application_type_code, version, ...sums, snapshot_digest];
  return `${JSON.stringify([...statement, format, part, Number(row.bytes), sha256])}\n`;
}

function add(sums: Map<string, ManifestSum>, row: FileRow): void {
  const { subject_type: subjectType, application_type_code: applicationTypeCode } = row;
  const key = `${subjectType} ${applicationTypeCode}`;
  const sum = sums.get(key);
  sums.set(key, {
    subjectType,
    applicationTypeCode,
    statements: (sum?.statements ?? 0) + 1,
    count: (sum?.count ?? 0) + Number(row.row_count),
    amountFen: (sum?.amountFen ?? 0) + Number(row.amount_fen),
    netFen: (sum?.netFen ?? 0) + Number(row.net_fen),
    feeFen: (sum?.feeFen ?? 0) + Number(row.fee_fen),
  });
}
