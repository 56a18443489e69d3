import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';

/** Ids of subjects: after the first, up to and with the second. */
export interface SubjectIdRange {
  readonly after: number;
  readonly upTo: number;
}

/**
 * The subjects of a run's items in ranges of at most `size`. One statement over a range takes milliseconds, so SQLite,
 * which answers without leaving the process, lets everything else go on in between.
 */
export async function* itemRanges(
  em: SqlEntityManager,
  period: string,
  type: SubjectType,
  size: number,
): AsyncGenerator<SubjectIdRange> {
  const last = await subjectIdOf(em, 'order by subject_id desc limit 1', [period, type, 0]);
  for (let after = 0; last !== undefined && after < last;) {
    const nth = `order by subject_id limit 1 offset ${size - 1}`;
    const upTo = (await subjectIdOf(em, nth, [period, type, after])) ?? last;
    yield { after, upTo };
    after = upTo;
    await setImmediate();
  }
}

async function subjectIdOf(
  em: SqlEntityManager,
  which: string,
  params: readonly [period: string, type: SubjectType, after: number],
): Promise<number | undefined> {
  const [found] = await em.execute<{ subject_id: number }[]>(
    `select subject_id from statement_run_item where period = ? and subject_type = ? and subject_id > ? ${which}`,
    [...params],
  );
  return found && Number(found.subject_id);
}
