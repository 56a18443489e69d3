import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { ProofOfWork } from '../captcha/proof-of-work.ts';
import type { PuzzleSource } from '../captcha/puzzle.ts';
import type { Config } from '../config.ts';
import type { createAuditTrail } from '../db/audit/audit-trail.ts';
import type { Database } from '../db/orm.ts';
import type { Queries } from '../db/queries/queries.ts';
import type { createSealedInputs } from '../db/sealed-inputs.ts';
import type { Vault } from '../db/vault.ts';
import type { FileStore } from '../storage/file-store.ts';

/** Everything that the api is built from; nothing else reaches it, the time of day included. */
export interface ApiDependencies {
  readonly database: Database;
  readonly vault: Vault;
  readonly queries: Queries;
  readonly sealedInputs: ReturnType<typeof createSealedInputs>;
  readonly auditTrail: ReturnType<typeof createAuditTrail>;
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
