import type { Readable } from 'node:stream';
import type { Client } from '@temporalio/client';
import type { Config } from '../config.ts';
import type { Database } from '../db/orm.ts';
import type { Vault } from '../db/vault.ts';
import type { FileStore } from '../storage/file-store.ts';

/** What a command works with. */
export interface CommandContext {
  readonly database: Database;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly config: Pick<Config, 'BRAND_NAME'>;
  /** It connects when it is first used. */
  readonly temporal: Client;
  readonly now: Date;
  readonly input: Readable;
  /** Prints one line. */
  readonly print: (line: string) => void;
  /** Writes over what it showed before, for a bar that grows; absent when nobody looks. */
  readonly show?: (text: string) => void;
}

/** One subcommand, `npm run ops -- SUBJECT ACTION …`. */
export interface Command {
  /** As it is typed, with its arguments: `operators create NAME`. */
  readonly usage: string;
  readonly summary: string;
  /** What `--help` tells beside them: what goes in and out, and examples. */
  readonly help?: string;
  /** Answers the exit code; 0 when it answers none. */
  readonly run: (parameters: readonly string[], context: CommandContext) => Promise<number | void>;
}

/** What was typed is not a command; the usage is shown. */
export class UsageError extends Error {}
