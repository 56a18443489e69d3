import type { SubjectType } from '../../../domain/subject.ts';
import { Statement } from '../../entities/statement.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Database } from '../../orm.ts';

/** A file that has to be in the store, with what it has to hold. */
export interface KeptFile {
  readonly statementId: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a statement is produced by. */
export interface KeptStatement {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly from: string;
  readonly to: string;
}

const statementIdIn = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/;
const filesAPage = 500;
const live = { removedAt: null };

/** What has to be in the file store. */
export function createKeptFiles(database: Database) {
  return {
    count: (): Promise<number> => database.em().count(StatementFile, live),

    /** All of them, page by page. */
    async *all(): AsyncGenerator<KeptFile[]> {
      for (let last = 0; ;) {
        const where = { id: { $gt: last }, ...live };
        const page = { orderBy: { id: 'asc' }, limit: filesAPage } as const;
        const files = await database.em().find(StatementFile, where, page);
        if (files.length === 0) return;
        last = files.at(-1)!.id;
        yield files.map(({ statementId, storageKey, bytes, sha256 }) => ({
          statementId,
          storageKey,
          bytes,
          sha256,
        }));
      }
    },

    /** Whose a statement is and of which period; undefined when there is none. */
    async subjectOf(statementId: string): Promise<KeptStatement | undefined> {
      const found = await database.em().findOne(Statement, statementId);
      if (!found) return undefined;
      const { subjectType, subjectNo, periodFrom: from, periodTo: to } = found;
      return { subjectType, subjectNo, from, to };
    },

    /** Those of these keys that no statement has. A key holds the id of its statement, by which it is found. */
    async unknownAmong(storageKeys: readonly string[]): Promise<string[]> {
      const ids = storageKeys.flatMap((key) => statementIdIn.exec(key)?.[0] ?? []);
      const files = await database.em().find(StatementFile, { statementId: { $in: ids }, ...live });
      const known = new Set(files.map(({ storageKey }) => storageKey));
      return storageKeys.filter((key) => !known.has(key));
    },
  };
}
