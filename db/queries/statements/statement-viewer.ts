import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';
import { GroupMembership } from '../../entities/group-membership.ts';
import { Merchant } from '../../entities/merchant.ts';

/** Whose statements are asked for: the subject of the signed-in account. */
export interface StatementViewer {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
}

export interface MemberRecord {
  readonly merchantId: number;
  readonly merchantNo: string;
  readonly name: string;
}

/** A group's members on a date, by merchant number. */
export async function membersOn(
  em: SqlEntityManager,
  groupId: number,
  onDate: string,
): Promise<MemberRecord[]> {
  const memberships = await em.find(GroupMembership, {
    groupId,
    validFrom: { $lte: onDate },
    $or: [{ validTo: null }, { validTo: { $gte: onDate } }],
  });
  const ids = memberships.map(({ merchantId }) => merchantId);
  const merchants = await em.find(Merchant, { id: { $in: ids } }, { orderBy: { merchantNo: 'asc' } });
  return merchants.map(({ id, merchantNo, name }) => ({ merchantId: id, merchantNo, name }));
}

/** Restricts statements to what the viewer may see: its own, and a group its members' of that date. */
export async function visibleTo(em: SqlEntityManager, viewer: StatementViewer, onDate: string) {
  const { subjectType, subjectId } = viewer;
  if (subjectType === 'merchant') return { subjectType: 'merchant' as const, subjectId };
  const members = (await membersOn(em, subjectId, onDate)).map(({ merchantId }) => merchantId);
  return {
    $or: [
      { subjectType: 'group' as const, subjectId },
      { subjectType: 'merchant' as const, subjectId: { $in: members } },
    ],
  };
}
