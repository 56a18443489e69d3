import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { ProofOfWork } from '../captcha/proof-of-work.ts';
import type { PuzzleSource } from '../captcha/puzzle.ts';
import type { Config } from '../config.ts';
import { type AuditTrail, createAuditTrail } from '../db/audit/audit-trail.ts';
import type { Database } from '../db/orm.ts';
import { createQueries, type Queries } from '../db/queries/queries.ts';
import { createSealedInputs, type SealedInputs } from '../db/sealed-inputs.ts';
import type { Vault } from '../db/vault.ts';
import { createWebStores, type WebStores } from '../db/web/web-stores.ts';
import type { FileStore } from '../storage/file-store.ts';

/** Everything that the api is built from; nothing else reaches it, the time of day included. */
export interface ApiDependencies {
  readonly vault: Vault;
  readonly queries: Queries;
  /** What the api writes itself. */
  readonly stores: WebStores;
  readonly sealedInputs: SealedInputs;
  readonly auditTrail: AuditTrail;
  readonly temporal: Client;
  readonly files: Pick<FileStore, 'open' | 'stat'>;
  readonly captcha: { readonly puzzles: PuzzleSource; readonly proofOfWork: ProofOfWork };
  readonly log: Logger;
  readonly clock: () => Date;
  readonly settings: ApiSettings;
}

export type ApiSettings = Pick<
  Config,
  'PUBLIC_ORIGIN' | 'BRAND_NAME' | 'HOTLINE' | 'TRUSTED_PROXIES' | 'STATEMENT_MONTH_OFFSET' | 'PORTAL_DIR'
>;

interface OpenParts extends Omit<ApiDependencies, 'queries' | 'stores' | 'sealedInputs' | 'auditTrail'> {
  readonly database: Database;
}

/** Builds what the api reads and writes over an open database; the one place of the api that does. */
export function createDependencies({ database, ...parts }: OpenParts): ApiDependencies {
  const { vault, clock } = parts;
  return {
    ...parts,
    queries: createQueries(database, vault, clock),
    stores: createWebStores(database, vault),
    sealedInputs: createSealedInputs(database, vault),
    auditTrail: createAuditTrail(database, vault),
  };
}
