/**
 * The addresses of the merchants' pages, as React Router and `URLPattern` spell them. The api answers these with the
 * page and others with a page that says there is none; mails link to some.
 */
export const portalPages = {
  home: '/',
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  newTerms: '/terms/new',
  activate: '/activate',
  activation: '/activate/:id',
  objection: '/objection',
  recover: '/recover',
  recovery: '/recover/:id',
  statements: '/statements',
  statement: '/statements/:id',
  notices: '/notices',
  account: '/account',
  accountContact: '/account/contacts/:channel',
  accountPassword: '/account/password',
  accountSessions: '/account/sessions',
  accountSecondFactor: '/account/second-factor',
  accountTerms: '/account/terms',
  accountNotifications: '/account/notifications',
  help: '/help',
  terms: '/terms',
  privacy: '/privacy',
  security: '/security',
} as const;

export type PortalPage = keyof typeof portalPages;
