import type { SubjectType } from '../../../domain/subject.ts';
import type { Call } from '../../http/route.ts';

/** Whose statements a request may see: the signed-in account and its merchant or group. */
export interface Viewer {
  readonly accountId: number;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly subjectName: string;
}

/** Finds the viewer of a request; `routes/index.ts` passes the account's. @throws BusinessError SESSION_REQUIRED */
export type ViewerOf = (call: Pick<Call, 'actor'>) => Promise<Viewer>;
