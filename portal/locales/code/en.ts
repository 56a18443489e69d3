import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  label: 'Code',
  hint: '6 digits, valid for {{minutes}} minutes',
  sender: {
    phone: 'The text message begins with “{{brand}}”.',
    email: 'The mail comes from “{{brand}}”; its subject begins with “Your code”.',
    either: 'A text message begins with “{{brand}}”; the subject of a mail begins with “Your code”.',
  },
  missing: 'Enter the code you received',
  tooShort: 'The code has 6 digits: please compare it and enter it again',
  pending: 'Checking …',
  notReceived: {
    title: 'Nothing received?',
    wait: 'Please wait a minute or two: on a busy network it takes longer.',
    phone: 'See whether a security app held the message back, and whether your phone has signal.',
    email: 'Look into your spam folder, and check that your mailbox is not full.',
    latest: 'When you ask for another code, only the latest one is valid.',
  },
  resend: 'Send another code',
  resendIn: 'Another code can be sent in {{seconds}} seconds',
  resending: 'Sending …',
  resent: 'Another code is on its way.',
};
