import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Home',
  loading: 'Reading the latest statements …',
  latest: {
    title: '{{month}}',
    none: 'There are no statements yet',
    corrected: 'one of its statements was corrected',
    open: 'Open the statements of {{month}}',
  },
  current: 'This month ({{month}}):',
  seeLastMonth: 'See last month',
  quick: {
    title: 'Quick actions',
    lastMonth: 'Download last month’s statements',
    statements: 'Find statements',
    account: 'Account and security',
    help: 'Help and phone numbers',
  },
  notices: {
    title: 'Notices',
    titleUnread: 'Unread notices',
    loading: 'Reading the notices …',
    unread: 'Unread: {{count}}.',
    allRead: 'There are no unread notices.',
    none: 'There are no notices yet. You will be told here of new statements and of changes to your account’s security.',
    markRead: 'Mark all as read',
    more: 'Show earlier notices',
    all: 'See all notices',
    new: 'New',
    openStatement: 'Open the statement',
    openSessions: 'See where you are signed in',
    openAccount: 'See the account',
    STATEMENT_READY: 'The {{type}} statement of {{month}} is ready to download.',
    STATEMENT_CORRECTED: 'The {{type}} statement of {{month}} was corrected: please use version {{version}}.',
    PASSWORD_CHANGED: 'The password was changed. If this was not you, please call us at once.',
    PHONE_CHANGED: 'The phone of the account was changed. If this was not you, please call us at once.',
    EMAIL_CHANGED:
      'The e-mail address of the account was changed. If this was not you, please call us at once.',
    SECOND_FACTOR_CHANGED: 'Two-step sign-in was changed. If this was not you, please call us at once.',
    SIGNED_IN_ELSEWHERE:
      'Your account was signed in to on another device. If this was not you, sign that device out and change your password.',
    other: 'There is news of your account.',
  },
};
