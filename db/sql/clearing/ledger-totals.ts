import type { SqlEntityManager } from '@mikro-orm/sql';
import type { TerminalTotals, Totals, NamedMerchant } from '../../../domain/clearing/totals.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';

export interface LedgerOwner {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
}

export interface ApplicationTypeRecord {
  readonly code: string;
  readonly name: string;
}

/** Where a query reads from: `select … from ${from} where ${where}`, with the parameters of `where` in their order. */
interface FromClause {
  readonly from: string;
  readonly where: string;
  readonly params: readonly (string | number)[];
}

/**
 * The cleared transactions `t` of one owner in a period. A group owns a transaction when the membership in force on its
 * clearing date is one of the group's. The one that began last is in force, so that even memberships that overlap by
 * mistake put each transaction into one group only.
 */
export function ledgerFromClause(owner: LedgerOwner, period: StatementPeriod): FromClause {
  const { from, where, subjectId, params } = allLedgersFromClause(owner.subjectType, period);
  return { from, where: `${subjectId} = ? and ${where}`, params: [owner.subjectId, ...params] };
}

/** The same for all owners of a kind at once, with the column that says whose a row is. */
export function allLedgersFromClause(
  type: SubjectType,
  { from: first, to: last }: StatementPeriod,
): FromClause & { readonly subjectId: string } {
  const inPeriod = 't.clearing_date between ? and ?';
  const params = [first, last];
  return type === 'merchant'
    ? { from: 'clearing_transaction t', where: inPeriod, subjectId: 't.merchant_id', params }
    : { from: membershipJoin, where: `${inPeriod} and ${inForce}`, subjectId: 'm.group_id', params };
}

const membershipJoin = 'group_membership m join clearing_transaction t on t.merchant_id = m.merchant_id';
/** Of a membership `m` on the clearing date of `t`. */
const inForce = `t.clearing_date >= m.valid_from and (m.valid_to is null or t.clearing_date <= m.valid_to)
  and not exists (select 1 from group_membership later where later.merchant_id = m.merchant_id
    and later.valid_from > m.valid_from and later.valid_from <= t.clearing_date)`;

/** All application types, in their order on the page. */
export function allApplicationTypes(em: SqlEntityManager): Promise<ApplicationTypeRecord[]> {
  return em.execute<ApplicationTypeRecord[]>(
    'select code, name from application_type order by position, code',
  );
}

/** The application types under which the owner has at least one transaction, in their order on the page. */
export function applicationTypesIn(
  em: SqlEntityManager,
  owner: LedgerOwner,
  period: StatementPeriod,
): Promise<ApplicationTypeRecord[]> {
  const ledger = ledgerFromClause(owner, period);
  return em.execute<ApplicationTypeRecord[]>(
    `select a.code as code, a.name as name from application_type a
      where exists (select 1 from ${ledger.from} where ${ledger.where} and t.application_type_code = a.code) order by a.position, a.code`,
    [...ledger.params],
  );
}

/** What {@link totalsOf} reads. */
export const sumColumns =
  'count(*) as row_total, sum(t.amount_fen) as amount, sum(t.net_fen) as net, sum(t.fee_fen) as fee';

/** Count and sums by SQL: the road that shares nothing with the one that reads the rows. */
export async function sumLedger(
  em: SqlEntityManager,
  owner: LedgerOwner,
  applicationTypeCode: string,
  period: StatementPeriod,
): Promise<Totals> {
  const ledger = ledgerFromClause(owner, period);
  const [sums] = await em.execute<Record<string, unknown>[]>(
    `select ${sumColumns} from ${ledger.from} where ${ledger.where} and t.application_type_code = ?`,
    [...ledger.params, applicationTypeCode],
  );
  return totalsOf(sums);
}

interface MerchantTotals {
  readonly merchantId: number;
  readonly applicationTypeCode: string;
  readonly totals: Totals;
}

/** The same for many merchants at once, at least one, and for every application type with transactions. */
export async function sumMerchants(
  em: SqlEntityManager,
  merchantIds: readonly number[],
  applicationTypeCodes: readonly string[],
  { from, to }: StatementPeriod,
): Promise<MerchantTotals[]> {
  const rows = await em.execute<Record<string, unknown>[]>(
    `select t.merchant_id, t.application_type_code, ${sumColumns} from clearing_transaction t
      where t.merchant_id in (${merchantIds.map(() => '?').join()})
        and t.application_type_code in (${applicationTypeCodes.map(() => '?').join()})
        and t.clearing_date between ? and ?
      group by t.merchant_id, t.application_type_code`,
    [...merchantIds, ...applicationTypeCodes, from, to],
  );
  return rows.map((row) => ({
    merchantId: Number(row['merchant_id']),
    applicationTypeCode: row['application_type_code'] as string,
    totals: totalsOf(row),
  }));
}

/** The same by merchant and terminal, in the order of their numbers. */
export async function sumByTerminal(
  em: SqlEntityManager,
  owner: LedgerOwner,
  applicationTypeCode: string,
  period: StatementPeriod,
): Promise<(TerminalTotals & NamedMerchant)[]> {
  const ledger = ledgerFromClause(owner, period);
  const rows = await em.execute<Record<string, unknown>[]>(
    `select merchant.merchant_no, merchant.name, summed.* from (
        select t.merchant_id, t.terminal_no, ${sumColumns}
        from ${ledger.from} where ${ledger.where} and t.application_type_code = ? group by t.merchant_id, t.terminal_no
      ) summed join merchant on merchant.id = summed.merchant_id
      order by merchant.merchant_no, summed.terminal_no`,
    [...ledger.params, applicationTypeCode],
  );
  return rows.map((row) => ({
    merchantNo: row['merchant_no'] as string,
    merchantName: row['name'] as string,
    terminalNo: row['terminal_no'] as string,
    ...totalsOf(row),
  }));
}

/** MySQL gives sums as text, and none as null. */
export function totalsOf(sums: Readonly<Record<string, unknown>> | undefined): Totals {
  return {
    count: Number(sums?.['row_total'] ?? 0),
    amountFen: Number(sums?.['amount'] ?? 0),
    netFen: Number(sums?.['net'] ?? 0),
    feeFen: Number(sums?.['fee'] ?? 0),
  };
}
