import type { Database } from '../db/orm.ts';
import { createQueries } from '../db/queries/queries.ts';
import { createRepositories } from '../db/repositories/repositories.ts';
import type { Vault } from '../db/vault.ts';
import { createDeliveryCommands } from '../db/web/operations/delivery-commands.ts';
import { createOperatorCommands } from '../db/web/operations/operator-commands.ts';
import type { CommandContext } from './command.ts';

/** What is open when a command starts. */
interface OpenParts extends Omit<
  CommandContext,
  'queries' | 'repositories' | 'deliveryCommands' | 'operatorCommands' | 'close'
> {
  readonly database: Database;
  readonly vault: Vault;
}

/** Builds what commands read and write; the one place of the command line that does. */
export function createContext({ database, vault, ...parts }: OpenParts): CommandContext {
  return {
    ...parts,
    queries: createQueries(database, vault, () => parts.now),
    repositories: createRepositories(database, vault),
    deliveryCommands: createDeliveryCommands(database, vault),
    operatorCommands: createOperatorCommands(database, vault),
    close: async () => {
      await database.close();
      await parts.temporal.connection.close();
    },
  };
}
