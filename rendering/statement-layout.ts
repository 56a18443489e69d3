import { formatFen } from '../domain/money.ts';
import type { StatementPeriod } from '../domain/clearing/period.ts';
import { shanghaiDate } from '../domain/shanghai-time.ts';
import { payoutOf, type Totals } from '../domain/clearing/totals.ts';
import type { Fen } from '../domain/money.ts';
import { columnLabels, statementFields, type StatementRow } from '../domain/clearing/ledger-row.ts';
import type { ReplacedVersion } from '../domain/statements/statement.ts';
import type { StatementOutline } from './statement-outline.ts';

/** One of the guide's 14 columns. What only looks like a number (terminal, card, trace) is text, leading zeros and all. */
export interface StatementColumn {
  readonly key: keyof StatementRow;
  readonly header: string;
}

const headers = columnLabels('zh-CN');

/** The 14 columns in the order of the guide's sample statement; every writer goes by this list. */
export const statementColumns: readonly StatementColumn[] = statementFields.map((key) => ({
  key,
  header: headers[key],
}));

/** What leads each row where the rows of several merchants share one table. */
export const merchantHeaders = ['商户号', '商户名称'] as const;

export const terminalSummaryHeaders = ['终端号', '交易笔数', '交易金额', '手续费', '实际拨付金额'] as const;

export const merchantSummaryHeaders = [
  ...merchantHeaders,
  '交易笔数',
  '交易金额',
  '手续费',
  '实际拨付金额',
] as const;

/** The words of a statement that are not column headers. */
export const words = {
  summary: '汇总信息（按终端号排序）',
  subtotal: '小计',
  payout: '实际拨付金额',
  /** What the merchant owes when refunds exceed sales. */
  refund: '应退金额',
  provisional: '暂定 Provisional',
  groupSummary: '集团汇总',
  grandTotal: '总计',
} as const;

/** `银联商务青岛分公司——储值卡-便民卡商户对账单`, as on the sample; 集团对账单 for a group. */
export function statementTitle(outline: StatementOutline): string {
  const { branchName, applicationTypeName, subject, provisional } = outline;
  const kind = subject.type === 'group' ? '集团' : '商户';
  return `${branchName}——${applicationTypeName}${kind}对账单${provisional ? '（暂定）' : ''}`;
}

/** 实际拨付金额, or 应退金额 without a sign when it is negative. */
export function payoutLine(totals: Totals): { readonly label: string; readonly fen: Fen } {
  const fen = payoutOf(totals);
  return fen < 0 ? { label: words.refund, fen: -fen } : { label: words.payout, fen };
}

export interface StatementFact {
  readonly label: string;
  readonly value: string;
}

const provisionalFact: StatementFact = {
  label: '状态',
  value: `${words.provisional}（清算文件未到齐，后续版本将取代本版）`,
};

/**
 * What stands between title and table: the sample's three facts, then version, date of production and time zone; below
 * them that it is provisional, and what it replaces.
 */
export function statementFacts(model: StatementOutline): StatementFact[] {
  const kind = model.subject.type === 'group' ? '集团' : '商户';
  return [
    { label: `${kind}名称`, value: model.subject.name },
    { label: `${kind}号`, value: model.subject.no },
    { label: '清算日期', value: periodText(model.period) },
    { label: '版本', value: `第 ${model.version} 版` },
    { label: '生成日期', value: shanghaiDate(producedAt(model).getTime()) },
    { label: '时区', value: '北京时间 Asia/Shanghai' },
    ...(model.provisional ? [provisionalFact] : []),
    ...(model.replaces ? [{ label: '取代', value: replacedText(model.replaces, model.totals) }] : []),
  ];
}

/** `第 1 版（交易笔数 +3，交易金额 -84.00，实际拨付金额 -83.83）`: which version, and by how much this one differs. */
function replacedText({ version, totals: before }: ReplacedVersion, totals: Totals): string {
  const differences = [
    ['交易笔数', totals.count - before.count, (value: number) => value.toLocaleString('en-US')],
    ['交易金额', totals.amountFen - before.amountFen, formatFen],
    [words.payout, payoutOf(totals) - payoutOf(before), formatFen],
  ] as const;
  const changed = differences
    .filter(([, difference]) => difference !== 0)
    .map(([label, difference, text]) => `${label} ${difference > 0 ? '+' : ''}${text(difference)}`);
  return `第 ${version} 版（${changed.length > 0 ? changed.join('，') : '笔数与金额不变'}）`;
}

/** The sample's `商户名称: …`. */
export function factText({ label, value }: StatementFact): string {
  return `${label}: ${value}`;
}

/** One date, or `2019-09-01 至 2019-09-30`. */
export function periodText({ from, to }: StatementPeriod): string {
  return from === to ? from : `${from} 至 ${to}`;
}

/** `第 3 页 共 25 页`. */
export function pageText(page: number | string, pages: number | string): string {
  return `第 ${page} 页 共 ${pages} 页`;
}

/**
 * The instant a file carries as its date. `producedOn` is an ISO 8601 instant; a bare date is its midnight in
 * Asia/Shanghai.
 *
 * @throws RangeError when it is neither.
 */
export function producedAt({ producedOn }: Pick<StatementOutline, 'producedOn'>): Date {
  const instant = new Date(
    /^\d{4}-\d{2}-\d{2}$/.test(producedOn) ? `${producedOn}T00:00:00+08:00` : producedOn,
  );
  if (Number.isNaN(instant.getTime())) throw new RangeError('producedOn is not a date');
  return instant;
}

/** 交易笔数, 交易金额 and 手续费 as people read them, and 实际拨付金额 last. */
export function totalsText(totals: Totals): [count: string, amount: string, fee: string, payout: string] {
  return [
    totals.count.toLocaleString('en-US'),
    formatFen(totals.amountFen),
    formatFen(totals.feeFen),
    formatFen(payoutOf(totals)),
  ];
}
