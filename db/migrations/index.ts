import { CaptchaTables } from './captcha-tables.ts';
import { CodeAttempts } from './code-attempts.ts';
import { CodeSendings } from './code-sendings.ts';
import { AttemptCounterTable } from './attempt-counter.ts';
import { IdentityProtection } from './identity-protection.ts';
import { AuditChain } from './audit-chain.ts';
import { ItemFindings } from './item-findings.ts';
import { NetAmounts } from './net-amounts.ts';
import { NotificationSettingsColumn } from './notification-settings.ts';
import { InitialTables } from './initial-tables.ts';
import { OutboxSecret } from './outbox-secret.ts';
import { MonthRevisions } from './month-revisions.ts';
import { NoticesRead } from './notices-read.ts';
import { QueryIndexes } from './query-indexes.ts';
import { Relays } from './relays.ts';
import { RunBlocks } from './run-blocks.ts';
import { RunManifests } from './run-manifests.ts';
import { StatementRequests } from './statement-requests.ts';
import { IncompleteMonths } from './incomplete-months.ts';
import { RemovedFiles } from './removed-files.ts';
import { RepeatableSteps } from './repeatable-steps.ts';
import { SignIn } from './sign-in.ts';

/** In the order in which they run; a name is kept for ever, since the database remembers what has run by it. */
export const migrations = [
  { name: '0001-initial-tables', class: InitialTables },
  { name: '0002-captcha-tables', class: CaptchaTables },
  { name: '0003-sign-in', class: SignIn },
  { name: '0004-code-sendings', class: CodeSendings },
  { name: '0005-attempt-counter', class: AttemptCounterTable },
  { name: '0006-identity-protection', class: IdentityProtection },
  { name: '0007-audit-chain', class: AuditChain },
  { name: '0008-repeatable-steps', class: RepeatableSteps },
  { name: '0009-outbox-secret', class: OutboxSecret },
  { name: '0010-notification-settings', class: NotificationSettingsColumn },
  { name: '0011-statement-requests', class: StatementRequests },
  { name: '0012-notices-read', class: NoticesRead },
  { name: '0013-run-blocks', class: RunBlocks },
  { name: '0014-run-manifests', class: RunManifests },
  { name: '0015-relays', class: Relays },
  { name: '0016-incomplete-months', class: IncompleteMonths },
  { name: '0017-removed-files', class: RemovedFiles },
  { name: '0018-month-revisions', class: MonthRevisions },
  { name: '0019-code-attempts', class: CodeAttempts },
  { name: '0020-query-indexes', class: QueryIndexes },
  { name: '0021-net-amounts', class: NetAmounts },
  { name: '0022-item-findings', class: ItemFindings },
];
