import { once } from 'node:events';
import type { Viewer, ViewerOf } from './viewer.ts';
import type { z } from 'zod';
import type { ArchivedFile } from '../../../db/queries/statements/statement-archive.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { mapConcurrent } from '../../../domain/concurrency.ts';
import { countedOnce } from '../../../domain/statements/counted-once.ts';
import { policy } from '../../../domain/policy.ts';
import { attachment } from '../../http/attachment.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { archiveQuery } from './schemas/statement.ts';
import { archiveStatements } from './statement-archive.ts';
import { createSearchCheck } from './statement-search.ts';

type ArchiveCall = Call<unknown, z.output<typeof archiveQuery>>;

const { archivedAtMost } = policy.statement;
const statsAtOnce = 25;

const archiveHead = {
  audit: 'statement.archive',
  method: 'get',
  path: '/api/v1/statements/archive',
  access: 'account',
  tag: 'Statements',
  summary: 'The files of several statements in one ZIP',
  description:
    'Contains the newest versions, selected like GET /statements. `SHA256SUMS.txt` lists the digest of each file.',
  query: archiveQuery,
  responses: { 200: { description: 'The ZIP.', contentType: 'application/zip' } },
  refusals: [
    'PERIOD_FORMAT',
    'PERIOD_IN_FUTURE',
    'APPLICATION_TYPE_UNKNOWN',
    'MERCHANT_NO_FORMAT',
    'STATEMENT_NOT_FOUND',
    'ARCHIVE_TOO_LARGE',
    'STORAGE_FAILED',
  ],
} as const;

/** Downloading what a search found, all at once. */
export function statementArchiveRoutes(
  { queries, auditTrail: audit, vault, files, log }: ApiDependencies,
  viewerOf: ViewerOf,
): Route[] {
  const { statements, archivedFiles: filesOf } = queries;
  const checkSearch = createSearchCheck(queries);

  async function download(call: ArchiveCall): Promise<Reply> {
    await checkSearch(call.query, call.now);
    const viewer = await viewerOf(call);
    const { subjectType, subjectId } = viewer;
    const { applicationType: applicationTypes, format: formats, ...search } = call.query;
    const asked = { ...search, applicationTypes, subjectType, subjectId, limit: archivedAtMost };
    const { items, nextCursor } = await statements.list(asked);
    if (nextCursor) throw new BusinessError('ARCHIVE_TOO_LARGE', { atMost: archivedAtMost });
    const archived = await filesOf(countedOnce(items, call.query), formats);
    if (archived.length === 0) throw new BusinessError('STATEMENT_NOT_FOUND');
    await requireStored(archived);
    const stream = async () => {
      await recordDownload(call, viewer, items.length);
      return archiveStatements({ files, log }, archived);
    };
    return { status: 200, headers: headersOf(call.query), stream };
  }

  /**
   * Before the first byte, for as long as a person notices no wait: what fails in the middle can only be cut off. With a
   * slow store the rest is looked at when its turn comes.
   */
  async function requireStored(archived: readonly ArchivedFile[]): Promise<void> {
    const enough = AbortSignal.timeout(policy.statement.archiveCheckMs);
    const checked = mapConcurrent(archived, statsAtOnce, async ({ storageKey, bytes }) => {
      if (enough.aborted) return;
      const stored = await files.stat(storageKey);
      const reason = stored ? 'CONTENT_DIFFERS' : 'FILE_MISSING';
      if (!enough.aborted && stored?.bytes !== bytes) throw new BusinessError('STORAGE_FAILED', { reason });
    });
    // What it finds later, nobody waits for.
    checked.catch(() => undefined);
    await Promise.race([checked, once(enough, 'abort')]);
  }

  function recordDownload(call: ArchiveCall, viewer: Viewer, count: number): Promise<void> {
    const { from = '', to = '', format } = call.query;
    const { accountId, subjectType, subjectId } = viewer;
    return audit.record({
      at: call.now,
      actor: `account:${accountId}`,
      action: archiveHead.audit,
      target: `${subjectType}:${subjectId}`,
      origin: auditOriginOf(vault, call.request),
      detail: { statements: count, formats: format.join(), from, to },
    });
  }

  return [defineRoute({ ...archiveHead, handle: download })];
}

function headersOf({ from, to }: ArchiveCall['query']): Record<string, string> {
  const fileName = `${['对账单', from, to].filter(Boolean).join('_')}.zip`;
  return {
    'Content-Type': 'application/zip',
    'Content-Disposition': attachment(fileName, 'statements.zip'),
    'Cache-Control': 'private, no-store',
  };
}
