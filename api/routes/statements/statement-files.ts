import type { ViewerOf } from './viewer.ts';
import type { z } from 'zod';
import type { DownloadableFile } from '../../../db/queries/statements/statement-queries.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { attachment } from '../../http/attachment.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { openVerified } from '../../../storage/open-verified.ts';
import { statementFilePath } from './schemas/statement.ts';

const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
} as const;

type Path = z.output<typeof statementFilePath>;

const downloadHead = {
  audit: 'statement.download',
  method: 'get',
  path: '/api/v1/statements/{id}/files/{format}',
  access: 'account',
  tag: 'Statements',
  summary: 'A statement’s file',
  description: 'The ETag is the SHA-256 of the file.',
  params: statementFilePath,
  responses: {
    200: { description: 'The file.', contentType: Object.values(contentTypes).join(', ') },
    304: { description: 'Not modified.' },
  },
  refusals: ['STATEMENT_NOT_FOUND', 'FILE_EXPIRED', 'ROUTE_NOT_FOUND', 'STORAGE_FAILED'],
} as const;

/** Downloading a statement. Its bytes never change, so a browser that has them is told so. */
export function statementFileRoutes(
  { queries, auditTrail: audit, vault, files, log }: ApiDependencies,
  viewerOf: ViewerOf,
): Route[] {
  const { statements } = queries;

  async function download(call: Call<Path>): Promise<Reply> {
    const { id, format } = call.params;
    const file = await statements.fileOf(id, format, await viewerOf(call));
    if (!file) throw new BusinessError('STATEMENT_NOT_FOUND');
    const headers = { ETag: `"${file.sha256}"`, 'Cache-Control': 'private, no-cache' };
    if (namesTag(call.request.get('If-None-Match'), headers.ETag)) return { status: 304, headers };
    const stream = async () => {
      const opened = await openVerified({ files, log }, file);
      await recordDownload(call);
      return opened;
    };
    return { status: 200, headers: { ...headers, ...headersOf(file, format) }, stream };
  }

  /** Before the first byte leaves: a download that can't be recorded isn't given. */
  function recordDownload({ params: { id, format }, request, actor, now: at }: Call<Path>): Promise<void> {
    const origin = auditOriginOf(vault, request);
    const who = { at, actor: `account:${actor().actorId}`, origin };
    return audit.record({
      ...who,
      action: 'statement.download',
      target: `statement:${id}`,
      detail: { format },
    });
  }

  return [defineRoute({ ...downloadHead, handle: download })];
}

function headersOf(
  { fileName, bytes, sha256 }: DownloadableFile,
  format: Path['format'],
): Record<string, string> {
  return {
    'Content-Type': contentTypes[format],
    'Content-Length': String(bytes),
    'Content-Disposition': attachment(fileName, `statement.${format}`),
    // RFC 9530
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
}

function namesTag(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((given) => given.trim().replace(/^W\//, '') === tag) ?? false;
}
