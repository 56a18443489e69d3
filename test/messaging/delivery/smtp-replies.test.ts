import { expect, test } from '@jest/globals';
import { classifySmtpReply } from '../../../messaging/smtp-replies.ts';

const rate = 'transient domain';
const full = 'transient recipient';
const size = 'too-large message';
const unknownAddress = 'permanent address';

test.each([
  // QQ and NetEase say these at RCPT or DATA when many mails come at once.
  ['RCPT TO', '550 Connection frequency limited', rate],
  ['RCPT TO', '550 Domain frequency limited. https://service.mail.qq.com/detail/0/426', rate],
  ['DATA', '550 Ip frequency limited', rate],
  ['RCPT TO', '554 Domain requested limit', rate],
  ['RCPT TO', '421 RP:QRC 163 smtp8,DMCowAAXq', rate],
  ['RCPT TO', '451 MI:SFQ 163 smtp5', rate],
  ['RCPT TO', '550 RP:TRC 163 smtp7', rate],
  ['DATA', '554 MI:STC 163 smtp11', rate],
  ['RCPT TO', '450 4.7.1 <a@qq.com>: Recipient address rejected: too many messages', rate],
  ['RCPT TO', '451 4.7.500 Server busy. Please try again later from [1.2.3.4]', rate],
  ['RCPT TO', '452 4.5.3 Too many recipients', rate],
  ['RCPT TO', '550 5.1.90 Your message can’t be sent because you’ve reached your daily limit', rate],
  ['RCPT TO', '421 RP-001 The mail server IP has exceeded the rate limit allowed', rate],
  ['RCPT TO', '421 4.7.28 Our system has detected an unusual rate of unsolicited mail', rate],
  ['RCPT TO', '450 4.2.1 The user you are trying to contact is receiving mail too quickly', full],
  // A full mailbox.
  ['RCPT TO', '552 5.2.2 mailbox full', full],
  ['RCPT TO', '452 4.2.2 The email account that you tried to reach is over quota', full],
  ['RCPT TO', '550 Mailbox has exceeded its storage limit', full],
  ['RCPT TO', '552 Requested mail action aborted: exceeded storage allocation', full],
  ['DATA', '554 5.2.2 mailbox full', full],
  ['DATA', '552 Quota exceeded: mailbox quota', full],
  // Too large.
  ['MAIL FROM', '552 5.3.4 Message size exceeds fixed limit', size],
  ['MAIL FROM', '552 too much', size],
  ['RCPT TO', '552 5.2.3 Message length exceeds administrative limit', size],
  ['RCPT TO', '552 5.3.4 too large', size],
  ['DATA', '552 5.3.4 Error: message file too big', size],
  ['DATA', '552 no', size],
  ['DATA', '554 Message size exceeds maximum permitted', size],
  // No such address.
  ['RCPT TO', '550 5.1.1 <a@b.example>: no such user', unknownAddress],
  ['RCPT TO', '556 5.1.10 the domain accepts no mail', unknownAddress],
  ['RCPT TO', '550 5.2.1 disabled', unknownAddress],
  ['DATA', '550 5.1.1 no', unknownAddress],
  ['RCPT TO', '550 User not found: a@163.com', unknownAddress],
  ['RCPT TO', '550 Mailbox not found. http://service.mail.qq.com', unknownAddress],
  ['RCPT TO', '550 Invalid User: a@126.com', unknownAddress],
  // Refused, but not for lack of the address.
  ['RCPT TO', '550 no', 'permanent recipient'],
  ['RCPT TO', '550 Mail content denied', 'permanent recipient'],
  [
    'RCPT TO',
    '550 5.1.8 <no-reply@portal.example>: Sender address rejected: Domain not found',
    'transient relay',
  ],
  ['RCPT TO', '554 5.7.1 relay access denied', 'permanent relay'],
  ['RCPT TO', '451 4.7.1 greylisted', full],
  ['DATA', '554 5.6.0 not wanted', 'permanent message'],
  ['DATA', '452 4.3.1 disk full', 'transient relay'],
  // Before RCPT it is the relay's, whatever it says.
  ['CONN', '421 4.7.0 too many connections', 'transient relay'],
  ['MAIL FROM', '450 4.7.1 too many messages', 'transient relay'],
  ['AUTH PLAIN', '535 5.7.8 wrong', 'transient relay'],
])('%s → %s', (command, text, meaning) => {
  const [, code, enhanced] = /^(\d{3}) (?:(\d\.\d+\.\d+) )?/.exec(text)!;
  const { kind, about } = classifySmtpReply({ code: Number(code), enhanced, command, text });
  expect(`${kind} ${about}`).toBe(meaning);
});
