import { AuditChain } from './audit-chain.ts';
import { InitialTables } from './initial-tables.ts';

/** In the order in which they run; a name is kept for ever, since the database remembers what has run by it. */
export const migrations = [
  { name: '0001-initial-tables', class: InitialTables },
  { name: '0002-audit-chain', class: AuditChain },
];
