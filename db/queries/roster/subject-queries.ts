import type { SubjectType } from '../../../domain/subject.ts';
import { Merchant } from '../../entities/merchant.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';
import type { Database } from '../../orm.ts';

export interface SubjectForCredentials {
  readonly no: string;
  readonly name: string;
  /** Of the password a group has activated with. */
  readonly initialPasswordHash?: string;
}

export function createSubjectQueries(database: Database) {
  return {
    /** What a subject's new password must not be or contain. */
    async forCredentials(
      subjectType: SubjectType,
      subjectId: number,
    ): Promise<SubjectForCredentials | undefined> {
      const em = database.em();
      if (subjectType === 'merchant') {
        const merchant = await em.findOne(Merchant, subjectId);
        return merchant ? { no: merchant.merchantNo, name: merchant.name } : undefined;
      }
      const group = await em.findOne(MerchantGroup, subjectId);
      if (!group) return undefined;
      const { groupNo: no, name, initialPasswordHash } = group;
      return { no, name, ...(initialPasswordHash && { initialPasswordHash }) };
    },
  };
}
