import { afterEach, expect } from '@jest/globals';
import type { PortalUnderTest, Visit, VisitOptions } from './portal-under-test.ts';

/** Persons who come to the portal in a test; afterwards none of their pages may have had a fault. */
export function visitsTo(portal: () => PortalUnderTest) {
  let visits: Visit[] = [];

  afterEach(async () => {
    const faults = visits.flatMap((visit) => visit.faults);
    for (const { context } of visits) await context.close();
    visits = [];
    expect(faults).toEqual([]);
  });

  return async (options?: VisitOptions): Promise<Visit['page']> => {
    const made = await portal().visit(options);
    visits.push(made);
    return made.page;
  };
}
