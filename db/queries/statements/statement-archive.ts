import type { FileFormat } from '../../../domain/statements/file-format.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Database } from '../../orm.ts';
import type { StatementRecord } from './statement-records.ts';

export interface ArchivedFile {
  readonly format: FileFormat;
  readonly fileName: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
  /** When its statement was produced. */
  readonly createdAt: Date;
}

/** The files of these statements in these formats, in the order of the statements. */
export function createArchiveQueries(database: Database) {
  return async (
    statements: readonly StatementRecord[],
    formats: readonly FileFormat[],
  ): Promise<ArchivedFile[]> => {
    const order = new Map(statements.map(({ id }, index) => [id, index]));
    const where = { statementId: { $in: [...order.keys()] }, format: { $in: [...formats] }, removedAt: null };
    const files = await database.em().find(StatementFile, where, { orderBy: { id: 'asc' } });
    return files
      .toSorted((left, right) => order.get(left.statementId)! - order.get(right.statementId)!)
      .map(({ statementId, format, fileName, storageKey, bytes, sha256 }) => {
        const { createdAt } = statements[order.get(statementId)!]!;
        return { format, fileName, storageKey, bytes, sha256, createdAt };
      });
  };
}
