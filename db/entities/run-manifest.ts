import { defineEntity, p } from '@mikro-orm/core';

/** What an attempt of a run ended with; never changed. Sums are fen, of the newest versions of the whole month. */
export const RunManifest = defineEntity({
  name: 'RunManifest',
  tableName: 'run_manifest',
  properties: {
    id: p.integer().primary().autoincrement(),
    period: p.string().length(7),
    attempt: p.integer(),
    statements: p.integer(),
    files: p.integer(),
    bytes: p.bigint('number'),
    /** By kind of subject and application type. */
    sums: p.json<readonly ManifestSum[]>(),
    /** SHA-256 over the lines of all statements; see `db/repositories/runs/run-manifest.ts`. */
    sha256: p.string().length(64),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['period', 'attempt'] }],
});

export interface ManifestSum {
  readonly subjectType: 'merchant' | 'group';
  readonly applicationTypeCode: string;
  readonly statements: number;
  readonly count: number;
  readonly amountFen: number;
  readonly netFen: number;
  readonly feeFen: number;
}
