import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';
import { Branch } from '../../entities/branch.ts';
import { Merchant } from '../../entities/merchant.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';

/** Who a statement is for, as its title and its rows need it. */
export interface StatementSubjectRecord {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly name: string;
  readonly branchName: string;
}

type SubjectKey =
  { readonly by: 'id'; readonly id: number } | { readonly by: 'no'; readonly subjectNo: string };

/** Finds a merchant or group by its row. */
export function findSubjectById(
  em: SqlEntityManager,
  subjectType: SubjectType,
  id: number,
): Promise<StatementSubjectRecord | undefined> {
  return findSubject(em, subjectType, { by: 'id', id });
}

/** Finds a merchant by its merchant number or a group by its group number. */
export function findSubjectByNo(
  em: SqlEntityManager,
  subjectType: SubjectType,
  subjectNo: string,
): Promise<StatementSubjectRecord | undefined> {
  return findSubject(em, subjectType, { by: 'no', subjectNo });
}

async function findSubject(
  em: SqlEntityManager,
  subjectType: SubjectType,
  key: SubjectKey,
): Promise<StatementSubjectRecord | undefined> {
  const found = subjectType === 'merchant' ? await findMerchant(em, key) : await findGroup(em, key);
  if (!found) return undefined;
  const { branchCode, ...subject } = found;
  const branch = await em.findOneOrFail(Branch, branchCode);
  return { subjectType, ...subject, branchName: branch.name };
}

const subjectTables = {
  merchant: 'select id, merchant_no as subject_no, name, branch_code from merchant',
  group: 'select id, group_no as subject_no, name, branch_code from merchant_group',
} as const satisfies Record<SubjectType, string>;

interface SubjectRow {
  readonly id: number;
  readonly subject_no: string;
  readonly name: string;
  readonly branch_name: string;
}

/** The merchants or groups with these ids, at least one, as far as they are there. */
export async function findStatementSubjects(
  em: SqlEntityManager,
  subjectType: SubjectType,
  ids: readonly number[],
): Promise<StatementSubjectRecord[]> {
  const rows = await em.execute<SubjectRow[]>(
    `select s.id, s.subject_no, s.name, branch.name as branch_name
      from (${subjectTables[subjectType]}) s join branch on branch.code = s.branch_code
      where s.id in (${ids.map(() => '?').join()})`,
    [...ids],
  );
  return rows.map((row) => ({
    subjectType,
    subjectId: row.id,
    subjectNo: row.subject_no,
    name: row.name,
    branchName: row.branch_name,
  }));
}

async function findMerchant(em: SqlEntityManager, key: SubjectKey) {
  const merchant = await em.findOne(
    Merchant,
    key.by === 'id' ? { id: key.id } : { merchantNo: key.subjectNo },
  );
  if (!merchant) return undefined;
  const { id, merchantNo, name, branchCode } = merchant;
  return { subjectId: id, subjectNo: merchantNo, name, branchCode };
}

async function findGroup(em: SqlEntityManager, key: SubjectKey) {
  const group = await em.findOne(
    MerchantGroup,
    key.by === 'id' ? { id: key.id } : { groupNo: key.subjectNo },
  );
  if (!group) return undefined;
  const { id, groupNo, name, branchCode } = group;
  return { subjectId: id, subjectNo: groupNo, name, branchCode };
}
