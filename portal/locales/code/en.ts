import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  label: 'Code',
  hint: '6 digits, valid for {{minutes}} minutes',
  sender: {
    phone: 'The text message starts with “{{brand}}”.',
    email: 'The e-mail is from “{{brand}}”, and its subject starts with “Your code”.',
    either: 'Text messages start with “{{brand}}”; e-mail subjects start with “Your code”.',
  },
  missing: 'Enter the code you received',
  tooShort: 'The code has 6 digits. Please check it and enter it again',
  pending: 'Checking …',
  notReceived: {
    title: 'Didn’t receive a code?',
    wait: 'Please wait a minute or two. It can take longer when the network is busy.',
    phone: 'Check whether a security app has blocked the message, and whether your phone has a signal.',
    email: 'Check your spam folder, and make sure your mailbox isn’t full.',
    latest: 'If you request a new code, only the latest one is valid.',
  },
  resend: 'Send a new code',
  resendIn: 'Send a new code in {{seconds}} seconds',
  resending: 'Sending …',
  resent: 'A new code is on its way.',
};
