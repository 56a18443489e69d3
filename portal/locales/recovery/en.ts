import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  goOn: 'Continue',
  signIn: 'Remembered it? Sign in',
  start: {
    title: 'Reset your password',
    why: 'We’ll send a code to the account’s phone and mailbox. You use it to set a new password.',
    label: 'Username, or the account’s phone number or e-mail address',
    hint: 'Any one of these',
    missing: 'Enter your username, or the account’s phone number or e-mail address',
    submit: 'Send code',
    pending: 'One moment …',
  },
  code: {
    title: 'Enter the code you received',
    sent: 'If your entry matches an account, a code is on its way to that account’s phone or mailbox. To protect accounts, we don’t show the number or whether the account exists.',
    unknown: 'Your entry may also be mistyped, or the account may not have been activated yet.',
    again: 'Start over with a new code',
  },
  password: {
    title: 'Choose a new password',
    why: 'All devices will be signed out. Sign in again with the new password.',
    submit: 'Set new password',
    pending: 'Saving …',
  },
  ended: {
    again: 'Start again',
    hotline: 'Help by phone:',
    EXPIRED: {
      title: 'This password reset has expired',
      why: 'To protect your account, a reset ends if it is not completed in time. Your password is unchanged. Please start again.',
    },
    LOCKED: {
      title: 'This password reset was stopped',
      why: 'A wrong code was entered too many times. Your password is unchanged. Please start again with a new code.',
    },
    FLOW_NOT_FOUND: {
      title: 'Password reset not found',
      why: 'For your security, you can continue only in the browser you started in. Please go back to that browser, or start again here.',
    },
  },
};
