import { AttemptCounterTable } from './attempt-counter.ts';
import { IdentityProtection } from './identity-protection.ts';
import { InitialTables } from './initial-tables.ts';

/** In the order in which they run; a name is kept for ever, since the database remembers what has run by it. */
export const migrations = [
  { name: '0001-initial-tables', class: InitialTables },
  { name: '0002-attempt-counter', class: AttemptCounterTable },
  { name: '0003-identity-protection', class: IdentityProtection },
];
