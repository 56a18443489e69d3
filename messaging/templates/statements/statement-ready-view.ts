import type { Locale } from '../../../domain/locale.ts';
import { type Fen, formatFen } from '../../../domain/money.ts';
import { addTotals, noTotals, payoutOf, sameTotals, type Totals } from '../../../domain/clearing/totals.ts';
import type { ReadyFile, ReadyStatement, StatementReadyData } from './statement-ready-data.ts';
import { statementWords, type StatementWords } from './statement-ready-words.ts';
import { type Fact, subjectFacts } from '../subject-facts.ts';
import type { Brand } from '../template.ts';

/** One line of the table, as it is printed. */
interface StatementLine {
  readonly type: string;
  readonly count: string;
  readonly amount: string;
  readonly fee: string;
  readonly payout: string;
  /** Which version it replaces. */
  readonly note?: string;
}

/** The content of the mail, before it is laid out as text or HTML. */
export interface StatementView {
  readonly locale: Locale;
  readonly say: StatementWords;
  readonly subject: string;
  readonly heading: string;
  /** Only where a statement is provisional, or replaces an earlier one. */
  readonly notice?: string;
  readonly facts: readonly Fact[];
  /** The sum over all statements, the largest figure of the mail. */
  readonly payout: string;
  readonly lines: readonly StatementLine[];
  /** Only where there is more than one line to add up. */
  readonly total?: StatementLine;
  readonly whereabouts: string;
  readonly link: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly questions: string;
}

/** @throws Error when `portalPath` leads away from the portal. */
export function statementViewOf(data: StatementReadyData, locale: Locale, brand: Brand): StatementView {
  const say = statementWords[locale];
  const [period, corrected, totals] = [say.period(data.period), correctedVersion(data), totalsOf(data)];
  return {
    locale,
    say,
    subject:
      (isProvisional(data) ? say.provisionalMark : '') + say.subject(period, corrected, data.subjectName),
    heading: say.heading(period, corrected),
    ...noticeOf(data, say),
    facts: factsOf(data, locale),
    payout: say.yuan(formatFen(payoutOf(totals))) + (payoutOf(totals) < 0 ? say.negative : ''),
    lines: data.statements.map((statement) => lineOf(statement, say)),
    ...(data.statements.length > 1 ? { total: { type: say.total, ...figuresOf(totals) } } : {}),
    whereabouts: say.delivery[data.delivery],
    link: portalLink(brand.portalOrigin, data.portalPath),
    files: data.files.map((file) => ({ name: `${file.fileName} (${sizeOf(file)})`, sha256: file.sha256 })),
    questions: say.questions(brand.hotline),
  };
}

/** The sum over all statements of the message. */
export function totalsOf({ statements }: StatementReadyData): Totals {
  return statements.map(({ totals }) => totals).reduce(addTotals, noTotals);
}

/** The highest version among the corrected statements; `undefined` when none corrects an earlier one. */
export function correctedVersion({ statements }: StatementReadyData): number | undefined {
  const versions = statements
    .filter(({ supersedes }) => supersedes !== undefined)
    .map(({ version }) => version);
  return versions.length > 0 ? Math.max(...versions) : undefined;
}

/** Whether any statement is provisional. */
export function isProvisional({ statements }: StatementReadyData): boolean {
  return statements.some(({ provisional }) => provisional);
}

function noticeOf(data: StatementReadyData, say: StatementWords): Pick<StatementView, 'notice'> {
  if (isProvisional(data)) return { notice: say.provisional };
  if (correctedVersion(data) === undefined) return {};
  const replaced = data.statements.filter(({ supersedes }) => supersedes !== undefined);
  if (replaced.every(({ completes }) => completes)) return { notice: say.completion };
  return { notice: replaced.every(hasSameFigures) ? say.reissue : say.correction };
}

function factsOf(data: StatementReadyData, locale: Locale): Fact[] {
  const say = statementWords[locale];
  const { from, to } = data.period;
  return [
    ...subjectFacts(data, locale),
    [say.clearingDate, say.range(from, to)],
    [say.branch, data.branchName],
  ];
}

function lineOf(statement: ReadyStatement, say: StatementWords): StatementLine {
  const { applicationTypeName, version, supersedes, difference, totals } = statement;
  const parts = [
    ...(supersedes === undefined ? [] : [say.supersedes(version, supersedes)]),
    ...(difference ? [hasSameFigures(statement) ? say.sameFigures : differenceIn(difference, say)] : []),
  ];
  const note = parts.length > 0 ? { note: parts.join('；') } : {};
  return { type: applicationTypeName, ...figuresOf(totals), ...note };
}

/** Of a version that replaces another one: whether rows and sums are the same. */
function hasSameFigures({ difference }: ReadyStatement): boolean {
  return difference !== undefined && sameTotals(difference, noTotals);
}

function differenceIn(difference: Totals, say: StatementWords): string {
  const count = `${difference.count < 0 ? '−' : '+'}${Math.abs(difference.count).toLocaleString('en-US')}`;
  return say.difference(count, signedFen(difference.amountFen), signedFen(payoutOf(difference)));
}

function signedFen(fen: Fen): string {
  return fen < 0 ? `−${formatFen(-fen)}` : `+${formatFen(fen)}`;
}

function figuresOf(totals: Totals): Omit<StatementLine, 'type' | 'note'> {
  return {
    count: totals.count.toLocaleString('en-US'),
    amount: formatFen(totals.amountFen),
    fee: formatFen(totals.feeFen),
    payout: formatFen(payoutOf(totals)),
  };
}

function sizeOf({ bytes }: ReadyFile): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${Math.max(1, Math.round(kilobytes))}\u00a0KB`
    : `${(kilobytes / 1024).toFixed(1)}\u00a0MB`;
}

function portalLink(origin: string, path: string): string {
  const url = new URL(path, origin);
  if (url.origin !== new URL(origin).origin) throw new Error('The path leads away from the portal');
  return url.href;
}
