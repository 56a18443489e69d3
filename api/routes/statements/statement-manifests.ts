import type { ViewerOf } from './viewer.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { statementPath } from './schemas/statement.ts';
import { statementManifest } from './schemas/statement-manifest.ts';
import { statementJson } from './statement-json.ts';

const head = {
  method: 'get',
  path: '/api/v1/statements/{id}/manifest',
  access: 'account',
  tag: 'Statements',
  summary: 'Counts, sums and digests of one statement, any version',
  params: statementPath,
  responses: { 200: { description: 'The manifest.', schema: statementManifest } },
  refusals: ['STATEMENT_NOT_FOUND'],
} as const;

/** What a statement was when it was published: who keeps its files can compare them by it. */
export function statementManifestRoutes({ queries }: ApiDependencies, viewerOf: ViewerOf): Route[] {
  const { statements, statementManifest: manifestOf } = queries;
  return [
    defineRoute({
      ...head,
      handle: async (call) => {
        const found = await statements.byId(call.params.id, await viewerOf(call));
        if (!found) throw new BusinessError('STATEMENT_NOT_FOUND');
        const { rowsSha256, files } = await manifestOf(found.id);
        const made = files.map(({ removedAt, ...file }) => ({
          ...file,
          ...(removedAt && { removedAt: removedAt.toISOString() }),
        }));
        return { status: 200, json: { ...statementJson(found), rowsSha256, files: made } };
      },
    }),
  ];
}
