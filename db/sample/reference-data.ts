import type { SqlEntityManager } from '@mikro-orm/sql';
import { ApplicationType } from '../entities/application-type.ts';
import { Branch } from '../entities/branch.ts';
import { applicationTypes } from './application-types.ts';
import { branch } from './branch.ts';

/** Adds the branch and the application types where they are missing. */
export async function insertReferenceData(em: SqlEntityManager): Promise<void> {
  await em.upsertMany(Branch, [branch], { onConflictAction: 'ignore' });
  const types = applicationTypes.map(({ code, name, position }) => ({ code, name, position }));
  await em.upsertMany(ApplicationType, types, { onConflictAction: 'ignore' });
}
