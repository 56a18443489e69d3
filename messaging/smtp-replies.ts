import type { DeliveryFailure, FailureSubject } from './delivery-error.ts';

/** A reply of 400 or more, and the command it answers. */
interface SmtpReply {
  readonly code: number;
  /** Enhanced status code (RFC 3463), such as `5.1.1`. */
  readonly enhanced?: string | undefined;
  readonly command: unknown;
  /** Only compared with the table: it may name the recipient. */
  readonly text?: string | undefined;
}

interface ReplyMeaning {
  readonly kind: DeliveryFailure;
  readonly about: FailureSubject;
}

/** A row of the table. It matches by enhanced code or text, if it names any, among replies with these codes and commands. */
interface ReplyRule extends ReplyMeaning {
  readonly code: RegExp;
  readonly commands?: readonly string[];
  readonly enhanced?: RegExp;
  readonly text?: RegExp;
}

const aboutRecipient = ['RCPT TO', 'DATA'];

/**
 * What a refusal means; the first row that matches decides. `activities/delivery/README.md` says what follows from each
 * meaning for the message, the address, the relay and the rate. Texts are those of Postfix, Exchange, Gmail, QQ
 * (service.mail.qq.com) and NetEase (help.mail.163.com), which often send them without an enhanced code.
 */
const replyRules: readonly ReplyRule[] = [
  // Too large (RFC 1870): X.3.4 for the system, X.2.3 for the mailbox. A bare 552 to MAIL or to the content is this, too.
  {
    code: /^[45]/,
    commands: ['MAIL FROM', ...aboutRecipient],
    enhanced: /\.(3\.4|2\.3)$/,
    text: /(message|mail|content|attachment)\S* (is )?(size|too (large|big|long))|size (limit|exceed)|exceeds? .{0,40}\bsize|邮件过大|信件过大|大小超/i,
    ...{ kind: 'too-large', about: 'message' },
  },
  { code: /^552$/, commands: ['MAIL FROM'], kind: 'too-large', about: 'message' },
  // The mailbox is full, by 552 or 554 as well: it may be emptied.
  {
    code: /^[45]/,
    commands: aboutRecipient,
    enhanced: /\.2\.2$/,
    text: /mailbox\b.{0,30}\b(full|quota|exceeded)|over ?quota|(storage|disk|mailbox) quota|exceeded storage|insufficient (mailbox )?storage|邮箱(已满|容量)|空间不足/i,
    ...{ kind: 'transient', about: 'recipient' },
  },
  { code: /^552$/, commands: ['RCPT TO'], kind: 'transient', about: 'recipient' },
  { code: /^552$/, commands: ['DATA'], kind: 'too-large', about: 'message' },
  // One mailbox gets too much mail at the moment (Gmail).
  { code: /^4/, commands: aboutRecipient, enhanced: /\.2\.1$/, kind: 'transient', about: 'recipient' },
  // The recipient's domain gets too much from us: X.7.28 is a flood of mail, X.5.3 and X.4.5 too many at once.
  {
    code: /^[45]/,
    commands: aboutRecipient,
    enhanced: /\.(7\.28|7\.500|7\.70[58]|4\.5|5\.3|1\.90)$/,
    text: /frequency|too many (connection|message|mail|e-?mail|recipient|concurrent)|rate.{0,3}limit|limit\w* .{0,20}\brate\b|throttl|too (fast|quickly|frequent)|(sending|message|daily|hourly|recipient|connection|domain requested) limit|(maximum|max) number of (concurrent )?(connections|messages)|server (is )?(too )?busy|\b(MI:(SFQ|STC|DMC|CCL|CEL)|RP:(TRC|QRC|CEL|DRC|RCL)|HL:REP|RQ:SC)\b|\bRP-00[1-3]\b|\[TSS?\d+\]|频率|频繁|超过限制/i,
    ...{ kind: 'transient', about: 'domain' },
  },
  // 421: going down. 503: the session is out of step. 530, 535: our account is refused. None is about a message.
  { code: /^(421|503|530|534|535|538)$/, kind: 'transient', about: 'relay' },
  // Our own address is refused, by some servers only at the recipient: X.1.7, X.1.8.
  { code: /^[45]/, enhanced: /\.1\.[78]$/, kind: 'transient', about: 'relay' },
  // There is no such address: mailbox, system, syntax, moved, no mail accepted (null MX), disabled.
  {
    code: /^5/,
    commands: aboutRecipient,
    enhanced: /\.(1\.(1|2|3|6|10)|2\.1)$/,
    ...{ kind: 'permanent', about: 'address' },
  },
  {
    code: /^55[013]$/,
    commands: ['RCPT TO'],
    text: /(user|recipient|mailbox|address)\S* unknown|unknown (user|recipient|mailbox|address|local)|no such (user|recipient|mailbox|address|account|person)|(user|recipient|mailbox|address|account)\b.{0,80}(not found|does ?n[o']?t exist)|invalid (user|recipient|mailbox|address)|不存在|无此用户/i,
    ...{ kind: 'permanent', about: 'address' },
  },
  // X.1 and X.2 are about the recipient, as is any other answer to RCPT that is not final.
  { code: /^4/, commands: aboutRecipient, enhanced: /\.[12]\.\d+$/, kind: 'transient', about: 'recipient' },
  { code: /^4/, commands: ['RCPT TO'], kind: 'transient', about: 'recipient' },
  { code: /^4/, commands: ['DATA'], enhanced: /\.3\.\d+$/, kind: 'transient', about: 'relay' },
  { code: /^4/, commands: ['DATA'], kind: 'transient', about: 'message' },
  // A relay that denies relaying says so at every recipient, often by 554 alone: given up, and counted against the relay.
  { code: /^5/, commands: aboutRecipient, enhanced: /\.7\.\d+$/, kind: 'permanent', about: 'relay' },
  { code: /^554$/, commands: ['RCPT TO'], kind: 'permanent', about: 'relay' },
  { code: /^5/, commands: aboutRecipient, enhanced: /\.[12]\.\d+$/, kind: 'permanent', about: 'recipient' },
  { code: /^5/, commands: ['RCPT TO'], kind: 'permanent', about: 'recipient' },
  { code: /^5/, commands: ['DATA'], kind: 'permanent', about: 'message' },
];

/** Nothing before RCPT can be about a recipient: a refused greeting, sign-in or sender is a failure between the relay and us. */
const beforeRecipient: ReplyMeaning = { kind: 'transient', about: 'relay' };

/** What a refusal means for the message, and whose failure it is. */
export function classifySmtpReply(reply: SmtpReply): ReplyMeaning {
  const { kind, about } = replyRules.find((rule) => matches(rule, reply)) ?? beforeRecipient;
  return { kind, about };
}

function matches(rule: ReplyRule, { code, enhanced, command, text = '' }: SmtpReply): boolean {
  if (!rule.code.test(String(code))) return false;
  if (rule.commands && !rule.commands.includes(String(command))) return false;
  if (!rule.enhanced && !rule.text) return true;
  return (enhanced !== undefined && rule.enhanced?.test(enhanced) === true) || rule.text?.test(text) === true;
}
