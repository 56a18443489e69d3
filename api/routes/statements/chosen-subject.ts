import type { Viewer } from './viewer.ts';
import type { Queries } from '../../../db/queries/queries.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { SubjectType } from '../../../domain/subject.ts';

export interface ChosenSubject {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
}

/** Whose statements a request is about: the viewer's own or, where a group names one, a member's on `today`. */
export function createChosenSubject({ statements }: Pick<Queries, 'statements'>) {
  /** @throws BusinessError SUBJECT_NOT_FOUND for a merchant that is neither the viewer nor its member */
  return async (viewer: Viewer, merchantNo: string | undefined, today: string): Promise<ChosenSubject> => {
    const { subjectType, subjectId, subjectNo } = viewer;
    if (merchantNo === undefined || (subjectType === 'merchant' && merchantNo === subjectNo))
      return { subjectType, subjectId, subjectNo };
    const memberId =
      subjectType === 'group' ? await statements.memberId(subjectId, merchantNo, today) : undefined;
    if (memberId === undefined) throw new BusinessError('SUBJECT_NOT_FOUND');
    return { subjectType: 'merchant', subjectId: memberId, subjectNo: merchantNo };
  };
}
