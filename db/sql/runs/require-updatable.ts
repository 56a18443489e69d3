import type { SqlEntityManager } from '@mikro-orm/sql';
import type { UpdateSelection } from '../../../contracts/runs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { requireUpdatable } from '../../../domain/runs/month-state.ts';
import type { DueSubject } from './due-subject.ts';
import { findDueSubjects, previewOf, type UpdatePreview } from './due-subjects.ts';
import { readMonthFacts } from './month-facts.ts';

export interface DueUpdate extends UpdatePreview {
  readonly provisional: boolean;
  readonly due: readonly DueSubject[];
}

/**
 * What an update or a reissue of a month would do.
 *
 * @param today the calendar date in Asia/Shanghai
 * @throws BusinessError SUBJECT_NOT_FOUND, and as {@link requireUpdatable}
 */
export async function previewUpdate(
  em: SqlEntityManager,
  period: string,
  selection: UpdateSelection,
  today: string,
): Promise<DueUpdate> {
  const facts = await readMonthFacts(em, period, today);
  const { provisional } = requireUpdatable(facts, { despiteMissing: selection.despiteMissing ?? false });
  const due = await findDueSubjects(em, period, selection, { final: !provisional });
  return { ...previewOf(due, selection), provisional, due };
}

/**
 * The one precondition of an update or a reissue.
 *
 * @param shownToken the token of the preview a person agreed to, if one was shown
 * @throws BusinessError NOTHING_TO_CHANGE, RUN_PREVIEW_STALE, and as {@link previewUpdate}
 */
export async function requireDue(
  em: SqlEntityManager,
  period: string,
  selection: UpdateSelection,
  { today, shownToken }: { readonly today: string; readonly shownToken?: string | undefined },
): Promise<DueUpdate> {
  const update = await previewUpdate(em, period, selection, today);
  if (update.items === 0) throw new BusinessError('NOTHING_TO_CHANGE');
  if (shownToken !== undefined && update.previewToken !== shownToken)
    throw new BusinessError('RUN_PREVIEW_STALE');
  return update;
}
