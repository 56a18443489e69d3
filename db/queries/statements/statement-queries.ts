import type { InferEntity, QueryOrderMap } from '@mikro-orm/core';
import { raw } from '@mikro-orm/sql';
import type { CsvRule } from '../../../domain/statements/csv-text.ts';
import type { FileFormat } from '../../../domain/statements/file-format.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import { ApplicationType } from '../../entities/application-type.ts';
import { Statement } from '../../entities/statement.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Database } from '../../orm.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { requireProducibleOnDemand } from '../../sql/clearing/clearing-facts.ts';
import { newestVersion } from '../../sql/statements/newest-version.ts';
import { findPage, type Page } from '../page.ts';
import { toStatementRecords, type StatementRecord } from './statement-records.ts';
import { membersOn, visibleTo, type StatementViewer } from './statement-viewer.ts';

export interface StatementSearch extends StatementViewer {
  /** Statements whose range touches `from` to `to`, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly applicationTypes?: readonly string[] | undefined;
  readonly merchantNo?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface DownloadableFile {
  readonly fileName: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a CSV file: how its texts are guarded. */
  readonly csvRule: CsvRule;
}

const newestFirst: QueryOrderMap<InferEntity<typeof Statement>>[] = [
  { periodFrom: 'desc' },
  { periodTo: 'desc' },
  { subjectType: 'asc' },
  { subjectNo: 'asc' },
  { id: 'asc' },
];

/**
 * What a merchant or group sees of its statements; somebody else's don't exist for it.
 *
 * @param clock tells which members a group has today.
 */
export function createStatementQueries(database: Database, clock: () => Date) {
  const today = () => shanghaiDate(clock().getTime());

  return {
    /**
     * The newest version of each, newest period first, a group's own before its members'.
     *
     * @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours.
     */
    async list(search: StatementSearch): Promise<Page<StatementRecord>> {
      const { from, to, applicationTypes, merchantNo, limit, cursor } = search;
      const em = database.em();
      const where = {
        $and: [
          await visibleTo(em, search, today()),
          { [raw((alias) => newestVersion(alias))]: [] },
          ...(from === undefined ? [] : [{ periodTo: { $gte: from } }]),
          ...(to === undefined ? [] : [{ periodFrom: { $lte: to } }]),
          ...(applicationTypes?.length ? [{ applicationTypeCode: { $in: [...applicationTypes] } }] : []),
          ...(merchantNo === undefined ? [] : [{ subjectType: 'merchant' as const, subjectNo: merchantNo }]),
        ],
      };
      const page = await findPage(em, Statement, { where, orderBy: newestFirst, cursor, limit });
      return { ...page, items: await toStatementRecords(em, page.items) };
    },

    async byId(id: string, viewer: StatementViewer): Promise<StatementRecord | undefined> {
      const em = database.em();
      const statements = await em.find(Statement, { $and: [{ id }, await visibleTo(em, viewer, today())] });
      return (await toStatementRecords(em, statements))[0];
    },

    /** A statement with all its versions, newest first; none when it isn't the viewer's. */
    async versionsOf(id: string, viewer: StatementViewer): Promise<StatementRecord[]> {
      const em = database.em();
      const [one] = await em.find(Statement, { $and: [{ id }, await visibleTo(em, viewer, today())] });
      if (!one) return [];
      const { subjectType, subjectId, applicationTypeCode, periodFrom, periodTo } = one;
      const same = { subjectType, subjectId, applicationTypeCode, periodFrom, periodTo };
      return toStatementRecords(em, await em.find(Statement, same, { orderBy: { version: 'desc' } }));
    },

    /** The file of one format, its first part. @throws BusinessError FILE_EXPIRED when its time was over. */
    async fileOf(
      statementId: string,
      format: FileFormat,
      viewer: StatementViewer,
    ): Promise<DownloadableFile | undefined> {
      const em = database.em();
      const visible = { $and: [{ id: statementId }, await visibleTo(em, viewer, today())] };
      if ((await em.count(Statement, visible)) === 0) return undefined;
      const [file] = await em.find(
        StatementFile,
        { statementId, format },
        { orderBy: { part: 'asc' }, limit: 1 },
      );
      if (!file) return undefined;
      if (file.removedAt) throw new BusinessError('FILE_EXPIRED');
      const { fileName, storageKey, bytes, sha256, csvRule } = file;
      return { fileName, storageKey, bytes, sha256, csvRule };
    },

    /** Whether a statement on demand may be made of the period. @throws BusinessError CLEARING_INCOMPLETE, PERIOD_IN_FUTURE */
    requireProducible: (period: StatementPeriod): Promise<unknown> =>
      requireProducibleOnDemand(database.em(), period, today()),

    async applicationTypes(): Promise<{ code: string; name: string }[]> {
      const types = await database
        .em()
        .find(ApplicationType, {}, { orderBy: { position: 'asc', code: 'asc' } });
      return types.map(({ code, name }) => ({ code, name }));
    },

    /** A group's members on a date `YYYY-MM-DD`, by merchant number. */
    async membersOf(groupId: number, onDate: string): Promise<{ merchantNo: string; name: string }[]> {
      const members = await membersOn(database.em(), groupId, onDate);
      return members.map(({ merchantNo, name }) => ({ merchantNo, name }));
    },

    /** Undefined for a merchant that is no member of the group on that date. */
    async memberId(groupId: number, merchantNo: string, onDate: string): Promise<number | undefined> {
      const members = await membersOn(database.em(), groupId, onDate);
      return members.find((member) => member.merchantNo === merchantNo)?.merchantId;
    },
  };
}
