import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Home',
  loading: 'Loading the latest statements …',
  latest: {
    title: '{{month}}',
    none: 'No statements yet',
    corrected: 'includes a corrected statement',
    open: 'View the statements for {{month}}',
  },
  current: 'This month ({{month}}):',
  seeLastMonth: 'View last month',
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
    loading: 'Loading notices …',
    unread: 'Unread: {{count}}.',
    allRead: 'No unread notices.',
    none: 'No notices yet. New statements and security changes to your account will appear here.',
    markRead: 'Mark all as read',
    more: 'Show older notices',
    all: 'View all notices',
    new: 'New',
    openStatement: 'View the statement',
    openSessions: 'View signed-in devices',
    openAccount: 'View your account',
    STATEMENT_READY: 'The {{type}} statement for {{month}} is ready to download.',
    STATEMENT_CORRECTED:
      'The {{type}} statement for {{month}} was corrected. Please use version {{version}}.',
    PASSWORD_CHANGED: 'Your password was changed. If this wasn’t you, call us immediately.',
    PHONE_CHANGED: 'Your account’s phone number was changed. If this wasn’t you, call us immediately.',
    EMAIL_CHANGED: 'Your account’s e-mail address was changed. If this wasn’t you, call us immediately.',
    SECOND_FACTOR_CHANGED: 'Two-step sign-in was changed. If this wasn’t you, call us immediately.',
    SIGNED_IN_ELSEWHERE:
      'Someone signed in to your account on another device. If this wasn’t you, sign that device out and change your password.',
    other: 'There is an update to your account.',
  },
};
