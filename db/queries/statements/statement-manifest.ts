import type { FileFormat } from '../../../domain/statements/file-format.ts';
import { Statement } from '../../entities/statement.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Database } from '../../orm.ts';

/** What a statement's files were when it was published, for people who archive them elsewhere. */
export interface StatementManifest {
  /** SHA-256 over the canonical rows: the same rows have the same, whatever file they stand in. */
  readonly rowsSha256: string;
  /** All that were made, also those whose time is over. */
  readonly files: readonly {
    readonly format: FileFormat;
    readonly part: number;
    readonly fileName: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly removedAt: Date | null;
  }[];
}

/** Of a statement that may be seen. */
export function createStatementManifests(database: Database) {
  return async (statementId: string): Promise<StatementManifest> => {
    const em = database.em();
    const { snapshotDigest: rowsSha256 } = await em.findOneOrFail(Statement, statementId);
    const order = { orderBy: { format: 'asc', part: 'asc' } } as const;
    const files = await em.find(StatementFile, { statementId }, order);
    return {
      rowsSha256,
      files: files.map(({ format, part, fileName, bytes, sha256, removedAt }) => ({
        ...{ format, part, fileName, bytes, sha256 },
        removedAt: removedAt ?? null,
      })),
    };
  };
}
