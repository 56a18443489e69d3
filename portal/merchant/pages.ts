import { lazyPage } from '../shared/lazy-page.ts';

/** Every page, each fetched with its text namespaces when it is first shown. */
export const SignIn = lazyPage(
  () => import('./pages/account/sign-in/sign-in-page.tsx').then((file) => file.SignInPage),
  'sign-in',
);
export const SignInCode = lazyPage(
  () => import('./pages/account/sign-in/code-page.tsx').then((file) => file.CodePage),
  'sign-in',
);
export const Activate = lazyPage(
  () => import('./pages/activation/start-page.tsx').then((file) => file.StartPage),
  'activation',
);
export const Activation = lazyPage(
  () => import('./pages/activation/activation-page.tsx').then((file) => file.ActivationPage),
  'activation',
  'code',
  'new-password',
);
export const Objection = lazyPage(
  () => import('./pages/activation/objection-page.tsx').then((file) => file.ObjectionPage),
  'activation',
);
export const Recover = lazyPage(
  () => import('./pages/account/recovery/start-page.tsx').then((file) => file.RecoveryStartPage),
  'recovery',
);
export const Recovery = lazyPage(
  () => import('./pages/account/recovery/recovery-page.tsx').then((file) => file.RecoveryPage),
  'recovery',
  'code',
  'new-password',
);
export const Help = lazyPage(
  () => import('./pages/help/help-page.tsx').then((file) => file.HelpPage),
  'help',
);
export const Terms = lazyPage(
  () => import('./pages/help/terms-page.tsx').then((file) => file.TermsPage),
  'help',
);
export const Privacy = lazyPage(
  () => import('./pages/help/privacy-page.tsx').then((file) => file.PrivacyPage),
  'help',
);
export const Security = lazyPage(
  () => import('./pages/help/security-page.tsx').then((file) => file.SecurityPage),
  'help',
);
export const NotFound = lazyPage(
  () => import('./pages/help/not-found-page.tsx').then((file) => file.NotFoundPage),
  'help',
);
export const Home = lazyPage(
  () => import('./pages/home/home-page.tsx').then((file) => file.HomePage),
  'home',
  'statements',
);
export const Notices = lazyPage(
  () => import('./pages/account/notices/notices-page.tsx').then((file) => file.NoticesPage),
  'home',
);
export const NewTerms = lazyPage(
  () => import('./pages/account/new-terms-page.tsx').then((file) => file.NewTermsPage),
  'account',
);
export const Statements = lazyPage(
  () => import('./pages/statements/statements-page.tsx').then((file) => file.StatementsPage),
  'statements',
);
export const Statement = lazyPage(
  () => import('./pages/statements/statement-page.tsx').then((file) => file.StatementPage),
  'statements',
);
export const Account = lazyPage(
  () => import('./pages/account/account-page.tsx').then((file) => file.AccountPage),
  'account',
);
export const AccountContact = lazyPage(
  () => import('./pages/account/contact-page.tsx').then((file) => file.ContactPage),
  'account',
  'code',
);
export const AccountPassword = lazyPage(
  () => import('./pages/account/password-page.tsx').then((file) => file.PasswordPage),
  'account',
  'new-password',
);
export const AccountSessions = lazyPage(
  () => import('./pages/account/sessions-page.tsx').then((file) => file.SessionsPage),
  'account',
);
export const AccountSecondFactor = lazyPage(
  () => import('./pages/account/second-factor-page.tsx').then((file) => file.SecondFactorPage),
  'account',
);
export const AccountTerms = lazyPage(
  () => import('./pages/account/accepted-terms-page.tsx').then((file) => file.AcceptedTermsPage),
  'account',
);
export const AccountNotifications = lazyPage(
  () => import('./pages/account/notifications-page.tsx').then((file) => file.NotificationsPage),
  'account',
);
export const SignedInLayout = lazyPage(() =>
  import('./layouts/signed-in-layout.tsx').then((file) => file.SignedInLayout),
);
