import { Account } from './account.ts';
import { ActivationObjection } from './activation-objection.ts';
import { ApplicationType } from './application-type.ts';
import { AttemptCounter } from './attempt-counter.ts';
import { AuditEvent } from './audit-event.ts';
import { AuditHead } from './audit-head.ts';
import { Branch } from './branch.ts';
import { CaptchaAllowance } from './captcha-allowance.ts';
import { CaptchaChallenge } from './captcha-challenge.ts';
import { ClearingFile } from './clearing-file.ts';
import { ClearingMonth } from './clearing-month.ts';
import { ClearingSet } from './clearing-set.ts';
import { ClearingStaging } from './clearing-staging.ts';
import { ClearingSuperseded } from './clearing-superseded.ts';
import { ClearingTransaction } from './clearing-transaction.ts';
import { ClearingUpload } from './clearing-upload.ts';
import { CodeSending } from './code-sending.ts';
import { ContactBinding } from './contact-binding.ts';
import { GroupMembership } from './group-membership.ts';
import { HeadingChange } from './heading-change.ts';
import { LedgerRevision } from './ledger-revision.ts';
import { Merchant } from './merchant.ts';
import { MerchantGroup } from './merchant-group.ts';
import { Operator } from './operator.ts';
import { OtpChallenge } from './otp-challenge.ts';
import { OutboxMessage } from './outbox-message.ts';
import { RecoveryCode } from './recovery-code.ts';
import { RecipientDomain } from './recipient-domain.ts';
import { Relay } from './relay.ts';
import { RunManifest } from './run-manifest.ts';
import { SealedInput } from './sealed-input.ts';
import { SecondFactor } from './second-factor.ts';
import { Session } from './session.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { SignInTicket } from './sign-in-ticket.ts';
import { Statement } from './statement.ts';
import { StatementFile } from './statement-file.ts';
import { StatementRequest } from './statement-request.ts';
import { StatementRun } from './statement-run.ts';
import { StatementRunItem } from './statement-run-item.ts';
import { Terminal } from './terminal.ts';
import { TermsAcceptance } from './terms-acceptance.ts';
import { TermsVersion } from './terms-version.ts';

/** Every table. */
export const entities = [
  Account,
  ActivationObjection,
  ApplicationType,
  AttemptCounter,
  AuditEvent,
  AuditHead,
  Branch,
  CaptchaAllowance,
  CaptchaChallenge,
  ClearingFile,
  ClearingMonth,
  ClearingSet,
  ClearingStaging,
  ClearingSuperseded,
  ClearingTransaction,
  ClearingUpload,
  CodeSending,
  ContactBinding,
  GroupMembership,
  HeadingChange,
  LedgerRevision,
  Merchant,
  MerchantGroup,
  Operator,
  OtpChallenge,
  OutboxMessage,
  RecoveryCode,
  RecipientDomain,
  Relay,
  RunManifest,
  SealedInput,
  SecondFactor,
  Session,
  SignInThrottle,
  SignInTicket,
  Statement,
  StatementFile,
  StatementRequest,
  StatementRun,
  StatementRunItem,
  Terminal,
  TermsAcceptance,
  TermsVersion,
];
