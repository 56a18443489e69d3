import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { HeadingChange } from '../../entities/heading-change.ts';
import { Merchant } from '../../entities/merchant.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';

export interface NewHeading {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly name: string;
  readonly branchCode: string;
  /** The first day of the new name and branch; without it the old ones were wrong from the beginning. */
  readonly validFrom?: string;
}

const always = '0001-01-01';

/**
 * Renames a merchant or group or moves it to another branch: from a day on, or as a correction of what it is called
 * today. Statements that were issued stay; a reissue makes the next version. To be called within a transaction, the
 * changes of one subject in the order of their days.
 *
 * @throws BusinessError SUBJECT_NOT_FOUND
 */
export async function changeHeading(
  em: SqlEntityManager,
  { subjectType, subjectId, name, branchCode, validFrom }: NewHeading,
): Promise<void> {
  const before = await currentHeading(em, subjectType, subjectId);
  if (!before) throw new BusinessError('SUBJECT_NOT_FOUND');
  const own = { subjectType, subjectId };
  const newest = await em.find(HeadingChange, own, { orderBy: { validFrom: 'desc' }, limit: 1 });
  const heading = { subjectName: name, branchCode };
  if (validFrom !== undefined) {
    const old = { subjectName: before.name, branchCode: before.branchCode };
    if (newest.length === 0) await em.insert(HeadingChange, { ...own, validFrom: always, ...old });
    await em.upsert(HeadingChange, { ...own, validFrom, ...heading });
  } else if (newest[0]) {
    await em.nativeUpdate(HeadingChange, { ...own, validFrom: newest[0].validFrom }, heading);
  }
  if (subjectType === 'merchant') await em.nativeUpdate(Merchant, { id: subjectId }, { name, branchCode });
  else await em.nativeUpdate(MerchantGroup, { id: subjectId }, { name, branchCode });
}

function currentHeading(
  em: SqlEntityManager,
  subjectType: SubjectType,
  id: number,
): Promise<{ readonly name: string; readonly branchCode: string } | null> {
  const fresh = { disableIdentityMap: true };
  return subjectType === 'merchant' ? em.findOne(Merchant, id, fresh) : em.findOne(MerchantGroup, id, fresh);
}
