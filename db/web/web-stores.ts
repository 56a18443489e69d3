import type { Database } from '../orm.ts';
import { createTermsRepository } from '../repositories/account/terms-repository.ts';
import type { Vault } from '../vault.ts';
import { createCaptchaAllowances } from './account/captcha-allowances.ts';
import { createCaptchas } from './account/captchas.ts';
import { createContactConfirmation } from './account/contact-confirmation.ts';
import { createNoticesRead } from './account/notices-read.ts';
import { createNotificationSettings } from './account/notification-settings.ts';
import { createPasswords } from './account/passwords.ts';
import { createSecondFactors } from './account/second-factors.ts';
import { createSessions } from './account/sessions.ts';
import { createSignInThrottle } from './account/sign-in-throttle.ts';
import { createSignInTickets } from './account/sign-in-tickets.ts';
import { createTermsAcceptances } from './account/terms-acceptances.ts';
import { createDeliveryCommands } from './operations/delivery-commands.ts';
import { createOperatorCommands } from './operations/operator-commands.ts';
import { createOperatorFactors } from './operations/operator-factors.ts';
import { createStatementRequests } from './statements/statement-requests.ts';

export type WebStores = ReturnType<typeof createWebStores>;

/** All that the api writes itself, over one database; a process calls this once, where it starts. */
export function createWebStores(database: Database, vault: Vault) {
  return {
    captchaAllowances: createCaptchaAllowances(database),
    captchas: createCaptchas(database, vault),
    confirmContact: createContactConfirmation(database, vault),
    deliveryCommands: createDeliveryCommands(database, vault),
    markNoticesRead: createNoticesRead(database),
    notificationSettings: createNotificationSettings(database, vault),
    operatorCommands: createOperatorCommands(database, vault),
    operatorFactors: createOperatorFactors(database, vault),
    passwords: createPasswords(database, vault),
    secondFactors: createSecondFactors(database, vault),
    sessions: createSessions(database),
    signInThrottle: createSignInThrottle(database, vault),
    signInTickets: createSignInTickets(database),
    statementRequests: createStatementRequests(database),
    termsAcceptances: createTermsAcceptances(database, createTermsRepository(database)),
  };
}
