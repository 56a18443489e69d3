import type { SqlEntityManager } from '@mikro-orm/sql';
import type { UpdateSelection } from '../../../contracts/runs.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { BusinessError } from '../../../domain/errors.ts';

/**
 * The keys of the chosen subjects, `merchant 5`, with the groups of which chosen merchants were members in the month;
 * undefined when nothing is chosen, which means all.
 *
 * @throws BusinessError SUBJECT_NOT_FOUND
 */
export async function chosenSubjects(
  em: SqlEntityManager,
  { merchants = [], groups = [] }: UpdateSelection,
  { from, to }: StatementPeriod,
): Promise<Set<string> | undefined> {
  if (merchants.length + groups.length === 0) return undefined;
  const merchantIds = await idsOf(em, 'select id from merchant where merchant_no', merchants);
  const groupIds = await idsOf(em, 'select id from merchant_group where group_no', groups);
  const memberships = await em.execute<{ id: number }[]>(
    `select distinct group_id as id from group_membership where merchant_id in (${placesFor(merchantIds)})
      and valid_from <= ? and (valid_to is null or valid_to >= ?)`,
    [...merchantIds, to, from],
  );
  return new Set([
    ...merchantIds.map((id) => `merchant ${id}`),
    ...[...groupIds, ...memberships.map(({ id }) => Number(id))].map((id) => `group ${id}`),
  ]);
}

async function idsOf(em: SqlEntityManager, select: string, numbers: readonly string[]): Promise<number[]> {
  const wanted = [...new Set(numbers)];
  const rows = await em.execute<{ id: number }[]>(`${select} in (${placesFor(wanted)})`, wanted);
  if (rows.length < wanted.length) throw new BusinessError('SUBJECT_NOT_FOUND');
  return rows.map(({ id }) => Number(id));
}

/** `in ()` is no SQL on MySQL. */
function placesFor(values: readonly unknown[]): string {
  return values.length === 0 ? 'null' : values.map(() => '?').join();
}
