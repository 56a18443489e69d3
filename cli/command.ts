import type { Readable } from 'node:stream';
import type { Client } from '@temporalio/client';
import type { Config } from '../config.ts';
import type { Queries } from '../db/queries/queries.ts';
import type { Repositories } from '../db/repositories/repositories.ts';
import type { createDeliveryCommands } from '../db/web/operations/delivery-commands.ts';
import type { createOperatorCommands } from '../db/web/operations/operator-commands.ts';
import type { FileStore } from '../storage/file-store.ts';

/** What a command gets when it runs. */
export interface CommandContext {
  readonly queries: Queries;
  readonly repositories: Repositories;
  readonly deliveryCommands: ReturnType<typeof createDeliveryCommands>;
  readonly operatorCommands: ReturnType<typeof createOperatorCommands>;
  readonly files: FileStore;
  readonly config: Pick<Config, 'BRAND_NAME'>;
  /** Connects on first use. */
  readonly temporal: Client;
  readonly now: Date;
  readonly input: Readable;
  /** Prints one line. */
  readonly print: (line: string) => void;
  /** Overwrites the last text shown (progress bars); absent without a terminal. */
  readonly show?: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** One subcommand, `npm run ops -- SUBJECT ACTION …`. */
export interface Command {
  /** The command with its arguments: `operators create NAME`. */
  readonly usage: string;
  readonly summary: string;
  /** What `--help` adds: input, output and examples. */
  readonly help?: string;
  /** Returns the exit code; nothing means 0. */
  readonly run: (parameters: readonly string[], context: CommandContext) => Promise<number | void>;
}

/** The arguments are not a command. The message is shown as it is. */
export class UsageError extends Error {}
