import type { Locale } from '../../../domain/locale.ts';
import type { MailDelivery } from '../../../domain/statements/mail-delivery.ts';
import { policy } from '../../../domain/policy.ts';
import { isWholeMonth, type StatementPeriod } from '../../../domain/clearing/period.ts';

interface ShortText {
  readonly brand: string;
  readonly name: string;
  readonly period: string;
  /** The number of the corrected version, if it is one. */
  readonly corrected: number | undefined;
  readonly provisional: boolean;
  readonly count: number;
  readonly payout: string;
  readonly origin: string;
  readonly hotline: string;
}

export interface StatementWords {
  period(period: StatementPeriod): string;
  subject(period: string, corrected: number | undefined, name: string): string;
  heading(period: string, corrected: number | undefined): string;
  readonly clearingDate: string;
  range(from: string, to: string): string;
  readonly branch: string;
  readonly payout: string;
  yuan(amount: string): string;
  readonly negative: string;
  readonly unit: string;
  readonly columns: {
    readonly count: string;
    readonly amount: string;
    readonly fee: string;
  };
  readonly total: string;
  supersedes(version: number, superseded: number): string;
  /** What a version has more or less than the one it replaces; amounts with their sign, in yuan. */
  difference(count: string, amount: string, payout: string): string;
  readonly sameFigures: string;
  /** Of new versions whose rows are those of the ones they replace. */
  readonly reissue: string;
  readonly correction: string;
  /** Before the subject of a mail about a provisional statement. */
  readonly provisionalMark: string;
  readonly provisional: string;
  readonly completion: string;
  readonly delivery: Record<MailDelivery, string>;
  readonly files: string;
  readonly digest: string;
  questions(hotline: string): string;
  sms(text: ShortText): string;
}

const megabytes = policy.mail.attachmentBytes / 1024 / 1024;
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

export const statementWords: Record<Locale, StatementWords> = {
  'zh-CN': {
    period: (period) => {
      if (!isWholeMonth(period)) return `${period.from} 至 ${period.to} `;
      return `${period.from.slice(0, 4)} 年 ${Number(period.from.slice(5, 7))} 月`;
    },
    subject: (period, corrected, name) =>
      corrected ? `更正：${period}对账单（第 ${corrected} 版）：${name}` : `${period}对账单：${name}`,
    heading: (period, corrected) => (corrected ? `${period}对账单已更正` : `${period}对账单已生成`),
    clearingDate: '清算日期',
    range: (from, to) => `${from} 至 ${to}（北京时间）`,
    branch: '分公司',
    payout: '实际拨付金额',
    yuan: (amount) => `${amount} 元`,
    negative: '（负数）',
    unit: '金额单位：元。实际拨付金额 = 交易金额 − 手续费。',
    columns: { count: '笔数', amount: '交易金额', fee: '手续费' },
    total: '合计',
    supersedes: (version, superseded) => `第 ${version} 版，取代第 ${superseded} 版`,
    difference: (count, amount, payout) =>
      `与上一版相比：笔数 ${count}，交易金额 ${amount}，实际拨付金额 ${payout}`,
    sameFigures: '与上一版相比：交易与金额不变',
    reissue: '本版更正了对账单的抬头（名称、分公司或应用类型），交易与金额没有变化。',
    correction: '上一版生成之后又有清算流水入账或更正，请以本版为准。',
    provisionalMark: '【暂定】',
    provisional:
      '本月尚未结束，或部分清算文件尚未到齐，本期对账单为暂定版；月份结束、清算文件到齐后会发出取代它的正式版。',
    completion: '之前的对账单是暂定版，清算文件现已到齐，请以本版为准。',
    delivery: {
      attached: '对账单已附在这封邮件中，也可以登录后查看和下载：',
      link: `对账单文件超过 ${megabytes} MB，没有附在邮件中，请登录后下载：`,
      'link-chosen': '按照您的设置，对账单没有附在邮件中，请登录后下载：',
    },
    files: '对账单文件',
    digest: 'SHA-256 用来核对文件在传送中没有改变，一般不需要理会。',
    questions: (hotline) => `对金额有疑问，请致电 ${hotline}。`,
    sms: ({ brand, name, period, corrected, provisional, count, payout, origin, hotline }) => {
      const what = corrected ? `对账单已更正为第 ${corrected} 版` : '对账单已生成';
      const mark = provisional ? '（暂定）' : '';
      return `【${brand}】“${name}”${period}${what}${mark}：${count} 笔，实际拨付 ${payout}。请登录 ${origin} 下载。有疑问请致电 ${hotline}。`;
    },
  },
  en: {
    period: (period) => {
      if (!isWholeMonth(period)) return `${period.from} to ${period.to}`;
      return `${months[Number(period.from.slice(5, 7)) - 1]} ${period.from.slice(0, 4)}`;
    },
    subject: (period, corrected, name) =>
      corrected
        ? `Corrected: statement for ${period} (version ${corrected}): ${name}`
        : `Statement for ${period}: ${name}`,
    heading: (period, corrected) =>
      corrected ? `The statement for ${period} has been corrected` : `The statement for ${period} is ready`,
    clearingDate: 'Clearing dates',
    range: (from, to) => `${from} to ${to} (Beijing time)`,
    branch: 'Branch',
    payout: 'Payout',
    yuan: (amount) => `CNY ${amount}`,
    negative: ' (negative)',
    unit: 'Amounts in yuan (CNY). Payout = amount − fee.',
    columns: { count: 'Count', amount: 'Amount', fee: 'Fee' },
    total: 'Total',
    supersedes: (version, superseded) => `version ${version}, replaces version ${superseded}`,
    difference: (count, amount, payout) =>
      `compared with the version before: count ${count}, amount ${amount}, payout ${payout}`,
    sameFigures: 'compared with the version before: same transactions and amounts',
    reissue:
      'This version corrects the heading (name, branch or application type). The transactions and amounts have not changed.',
    correction:
      'Transactions were added or corrected after the earlier version was produced. Please use this version.',
    provisionalMark: '[Provisional] ',
    provisional:
      'The month is not over, or some clearing files have not arrived yet, so this statement is provisional. A final version will replace it.',
    completion: 'The earlier statement was provisional. Clearing is now complete. Please use this version.',
    delivery: {
      attached: 'The statement is attached to this mail. You can also sign in to view and download it:',
      link: `The files are larger than ${megabytes} MB and are not attached. Please sign in to download them:`,
      'link-chosen':
        'The files are not attached, according to your settings. Please sign in to download them:',
    },
    files: 'Files',
    digest: 'The SHA-256 shows whether a file was changed on its way. You can usually ignore it.',
    questions: (hotline) => `If you have questions about an amount, call ${hotline}.`,
    sms: ({ brand, name, period, corrected, provisional, count, payout, origin, hotline }) => {
      const what = corrected ? `has been corrected (version ${corrected})` : 'is ready';
      const mark = provisional ? ' (provisional)' : '';
      return `${brand}: the statement of ${name} for ${period} ${what}${mark}: ${count} transactions, payout ${payout}. Sign in at ${origin} to download it. For questions call ${hotline}.`;
    },
  },
};
