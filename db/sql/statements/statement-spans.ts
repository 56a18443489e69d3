import type { LedgerSpan } from '../clearing/ledger-pages.ts';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import type { StatementSubjectRecord } from '../roster/subjects.ts';

/** Whose statement, of which application type and period. */
export interface StatementWanted {
  readonly subject: StatementSubjectRecord;
  readonly applicationTypeCode: string;
  readonly period: StatementPeriod;
}

interface MembershipRow {
  readonly group_id: number;
  readonly merchant_id: number;
  readonly merchant_no: string;
  readonly name: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

const never = '9999-12-31';

/** Which stretches of which merchants' ledgers make up a statement, by merchant number and then by date. */
export async function spansOf(
  em: SqlEntityManager,
  subject: StatementSubjectRecord,
  { from, to }: StatementPeriod,
): Promise<LedgerSpan[]> {
  const { subjectType, subjectId, subjectNo, name } = subject;
  if (subjectType === 'merchant') {
    return [{ merchantId: subjectId, merchantNo: subjectNo, merchantName: name, from, to, before: never }];
  }
  const memberships = await membershipsOfMembers(em, subjectId, to);
  return memberships
    .map((membership, index) => ({ ...membership, next: memberships[index + 1] }))
    .filter((membership) => membership.group_id === subjectId)
    .map(({ next, ...membership }) => ({
      merchantId: membership.merchant_id,
      merchantNo: membership.merchant_no,
      merchantName: membership.name,
      from: latest(from, membership.valid_from),
      to: earliest(to, membership.valid_to ?? never),
      before: next?.merchant_id === membership.merchant_id ? next.valid_from : never,
    }))
    .filter((span) => span.from <= span.to && span.from < span.before);
}

/** All memberships, in any group, of everyone who was ever in this one: a later one ends an earlier one. */
function membershipsOfMembers(
  em: SqlEntityManager,
  groupId: number,
  until: string,
): Promise<MembershipRow[]> {
  return em.execute<MembershipRow[]>(
    `select m.group_id, m.merchant_id, m.valid_from, m.valid_to, merchant.merchant_no, merchant.name
      from group_membership m join merchant on merchant.id = m.merchant_id
      where m.valid_from <= ? and m.merchant_id in (select merchant_id from group_membership where group_id = ?)
      order by merchant.merchant_no, m.valid_from`,
    [until, groupId],
  );
}

function latest(left: string, right: string): string {
  return left > right ? left : right;
}

function earliest(left: string, right: string): string {
  return left < right ? left : right;
}
