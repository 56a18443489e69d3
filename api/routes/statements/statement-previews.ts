import type { Viewer, ViewerOf } from './viewer.ts';
import type { z } from 'zod';
import type { StatementPreview } from '../../../db/queries/statements/statement-preview.ts';
import type { StatementRecord } from '../../../db/queries/statements/statement-records.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { compareVersions } from '../../../domain/statements/statement-changes.ts';
import type { MerchantRow } from '../../../domain/statements/statement-csv.ts';
import { payoutOf } from '../../../domain/clearing/totals.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { buildPreview } from './build-preview.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { previewQuery, statementPreview, statementVersionList } from './schemas/statement-preview.ts';
import { statementPath } from './schemas/statement.ts';
import { statementJson } from './statement-json.ts';
import { readStatementLines } from './statement-lines.ts';

type Path = z.output<typeof statementPath>;

const head = { method: 'get', access: 'account', tag: 'Statements', params: statementPath } as const;
const refusals = ['STATEMENT_NOT_FOUND', 'FILE_EXPIRED', 'STORAGE_FAILED'] as const;

const previewHead = {
  ...head,
  path: '/api/v1/statements/{id}/preview',
  summary: 'The first rows of a statement and its sums by terminal',
  description: 'Shows exactly this version, even if it was superseded.',
  query: previewQuery,
  responses: { 200: { description: 'The preview.', schema: statementPreview } },
  refusals,
} as const;

const versionsHead = {
  ...head,
  path: '/api/v1/statements/{id}/versions',
  summary: 'All versions of a statement and what each one changed',
  responses: { 200: { description: 'Newest first.', schema: statementVersionList } },
  refusals,
} as const;

/** Looking into a statement without opening its file. */
export function statementPreviewRoutes(
  { queries, files, log }: ApiDependencies,
  viewerOf: ViewerOf,
): Route[] {
  const { statements, statementPreview: previewOf } = queries;

  async function preview(call: Call<Path, z.output<typeof previewQuery>>): Promise<Reply> {
    const viewer = await viewerOf(call);
    const statement = await statements.byId(call.params.id, viewer);
    if (!statement) throw new BusinessError('STATEMENT_NOT_FOUND');
    const { rows: atMost } = call.query;
    const shown = (await previewOf(statement, atMost)) ?? (await fromFile(statement, viewer, atMost));
    const totals = { ...statement.totals, payoutFen: payoutOf(statement.totals) };
    return { status: 200, json: { ...shown, totals } };
  }

  async function fromFile(
    statement: StatementRecord,
    viewer: Viewer,
    atMost: number,
  ): Promise<StatementPreview> {
    const lines = await linesOf(statement, viewer);
    if (!lines) throw new BusinessError('STORAGE_FAILED', { reason: 'FILE_MISSING' });
    return buildPreview(lines, atMost);
  }

  async function linesOf({ id, subjectNo, subjectName }: StatementRecord, viewer: Viewer) {
    const file = await statements.fileOf(id, 'csv', viewer);
    const own = { merchantNo: subjectNo, merchantName: subjectName };
    return file && readStatementLines({ files, log }, file, own);
  }

  async function versions(call: Call<Path>): Promise<Reply> {
    const viewer = await viewerOf(call);
    const found = await statements.versionsOf(call.params.id, viewer);
    if (found.length === 0) throw new BusinessError('STATEMENT_NOT_FOUND');
    const items = [];
    for (const [index, version] of found.entries()) {
      const changes = await changesOf(version, found[index + 1], viewer);
      items.push({ ...statementJson(version), ...(changes && { changes }) });
    }
    return { status: 200, json: { items } };
  }

  async function changesOf(version: StatementRecord, before: StatementRecord | undefined, viewer: Viewer) {
    const { changedRows, comparedRows } = policy.preview;
    if (!before || Math.max(version.totals.count, before.totals.count) > comparedRows) return undefined;
    const [now, then] = [version.totals, before.totals];
    const [after, earlier] = [await linesOf(version, viewer), await linesOf(before, viewer)];
    if (!after || !earlier) return undefined;
    const changes = await compareVersions(rowsOf(earlier), rowsOf(after), changedRows);
    return {
      ...changes,
      amountFen: now.amountFen - then.amountFen,
      feeFen: now.feeFen - then.feeFen,
      netFen: now.netFen - then.netFen,
      added: changes.added,
      removed: changes.removed,
    };
  }

  return [
    defineRoute({ ...previewHead, handle: preview }),
    defineRoute({ ...versionsHead, handle: versions }),
  ];
}

async function* rowsOf(lines: ReturnType<typeof readStatementLines>): AsyncGenerator<MerchantRow> {
  for await (const { row } of lines) yield row;
}
