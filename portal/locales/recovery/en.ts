import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  goOn: 'Continue',
  signIn: 'I remember it: sign in',
  start: {
    title: 'Recover your password',
    why: 'We send a code to the phone and mailbox of the account; with it you set a new password.',
    label: 'Username, or the account’s phone number or e-mail address',
    hint: 'Any one of them will do',
    missing: 'Enter your username, or the account’s phone number or e-mail address',
    submit: 'Send a code',
    pending: 'One moment …',
  },
  code: {
    title: 'Enter the code you received',
    sent: 'If what you entered belongs to an account, a code is on its way to the phone or mailbox of that account. To protect accounts, no number is shown here, nor whether there is an account.',
    unknown: 'What you entered may be mistyped too, or no account was activated yet.',
    again: 'Enter it anew and have another code sent',
  },
  password: {
    title: 'Choose a new password',
    why: 'All devices are signed out then; sign in again with the new password.',
    submit: 'Set the new password',
    pending: 'Setting it …',
  },
  ended: {
    again: 'Begin again',
    hotline: 'Help by phone:',
    EXPIRED: {
      title: 'This recovery has expired',
      why: 'To protect your account it ends when it is not completed in time. Your password is unchanged: please begin again.',
    },
    LOCKED: {
      title: 'This recovery was stopped',
      why: 'A wrong code was entered too often. Your password is unchanged: please begin again and have another code sent.',
    },
    FLOW_NOT_FOUND: {
      title: 'This was not found',
      why: 'For your safety a recovery can only be gone on with in the browser it began in. Please go back to that browser, or begin again here.',
    },
  },
};
