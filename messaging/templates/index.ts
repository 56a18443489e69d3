import type { Locale } from '../../domain/locale.ts';
import { activationDone, type ActivationDoneData } from './activation/activation-done.ts';
import { activationFinished, type ActivationFinishedData } from './activation/activation-finished.ts';
import { activationStarted, type ActivationStartedData } from './activation/activation-started.ts';
import type {
  ContactChangedData,
  PasswordChangedData,
  SecondFactorChangedData,
} from '../../contracts/account.ts';
import { contactChanged } from './account/contact-changed.ts';
import { passwordChanged } from './account/password-changed.ts';
import { secondFactorChanged } from './account/second-factor-changed.ts';
import { groupInvitation, type GroupInvitationData } from './activation/group-invitation.ts';
import type { StatementReadyData } from './statements/statement-ready-data.ts';
import { statementReady } from './statements/statement-ready.ts';
import type { Brand, MailContent, SmsContent, Template } from './template.ts';
import { verificationCode, type VerificationCodeData } from './account/verification-code.ts';

/** Every message and its data. Plain JSON, so that the outbox can store it. */
interface MessageData {
  readonly 'verification-code': VerificationCodeData;
  readonly 'activation-started': ActivationStartedData;
  readonly 'activation-done': ActivationDoneData;
  readonly 'password-changed': PasswordChangedData;
  readonly 'contact-changed': ContactChangedData;
  readonly 'second-factor-changed': SecondFactorChangedData;
  readonly 'activation-finished': ActivationFinishedData;
  readonly 'group-invitation': GroupInvitationData;
  readonly 'statement-ready': StatementReadyData;
}

export type TemplateName = keyof MessageData;

/** A message of one template, or of any: the union told apart by `template`. */
export type Message<Name extends TemplateName = TemplateName> = {
  readonly [One in Name]: {
    readonly template: One;
    readonly locale: Locale;
    readonly data: MessageData[One];
  };
}[Name];

const templates: { readonly [Name in TemplateName]: Template<MessageData[Name]> } = {
  'verification-code': verificationCode,
  'activation-started': activationStarted,
  'activation-done': activationDone,
  'password-changed': passwordChanged,
  'contact-changed': contactChanged,
  'second-factor-changed': secondFactorChanged,
  'activation-finished': activationFinished,
  'group-invitation': groupInvitation,
  'statement-ready': statementReady,
};

/** Renders a message as a mail. */
export function renderMail<Name extends TemplateName>(message: Message<Name>, brand: Brand): MailContent {
  return templates[message.template].mail(message.data, message.locale, brand);
}

/** Renders a message as a text message. */
export function renderSms<Name extends TemplateName>(message: Message<Name>, brand: Brand): SmsContent {
  return templates[message.template].sms(message.data, message.locale, brand);
}

export type { Brand, MailContent, SmsContent } from './template.ts';
export type { ActivationStartedData } from './activation/activation-started.ts';
export type { ActivationFinishedData } from './activation/activation-finished.ts';
export type { GroupInvitationData } from './activation/group-invitation.ts';
export type { ActivationDoneData } from './activation/activation-done.ts';
export type { StatementReadyData } from './statements/statement-ready-data.ts';
