import { Account } from './account.ts';
import { ApplicationType } from './application-type.ts';
import { AuditEvent } from './audit-event.ts';
import { AuditHead } from './audit-head.ts';
import { Branch } from './branch.ts';
import { ClearingFile } from './clearing-file.ts';
import { ClearingTransaction } from './clearing-transaction.ts';
import { ContactBinding } from './contact-binding.ts';
import { GroupMembership } from './group-membership.ts';
import { Merchant } from './merchant.ts';
import { MerchantGroup } from './merchant-group.ts';
import { Operator } from './operator.ts';
import { OtpChallenge } from './otp-challenge.ts';
import { OutboxMessage } from './outbox-message.ts';
import { SealedInput } from './sealed-input.ts';
import { Session } from './session.ts';
import { Statement } from './statement.ts';
import { StatementFile } from './statement-file.ts';
import { StatementRun } from './statement-run.ts';
import { StatementRunItem } from './statement-run-item.ts';
import { Terminal } from './terminal.ts';
import { TermsAcceptance } from './terms-acceptance.ts';
import { TermsVersion } from './terms-version.ts';

/** Every table. */
export const entities = [
  Account,
  ApplicationType,
  AuditEvent,
  AuditHead,
  Branch,
  ClearingFile,
  ClearingTransaction,
  ContactBinding,
  GroupMembership,
  Merchant,
  MerchantGroup,
  Operator,
  OtpChallenge,
  OutboxMessage,
  SealedInput,
  Session,
  Statement,
  StatementFile,
  StatementRun,
  StatementRunItem,
  Terminal,
  TermsAcceptance,
  TermsVersion,
];
