import { afterEach, expect } from '@jest/globals';
import type { PortalUnderTest, Visit, VisitOptions } from './portal-under-test.ts';

/** Comes to the portal as somebody new, with a page of their own. */
export type Visiting = (options?: VisitOptions) => Promise<Visit['page']>;

interface Expected {
  /** Where the test itself makes pages fail. */
  readonly faults?: boolean;
}

/** Persons who come to the portal in a test; afterwards none of their pages may have had a fault. */
export function visitsTo(portal: () => PortalUnderTest, expected: Expected = {}): Visiting {
  let visits: Visit[] = [];

  afterEach(async () => {
    const faults = visits.flatMap((visit) => visit.faults);
    for (const { context } of visits) await context.close();
    visits = [];
    if (!expected.faults) expect(faults).toEqual([]);
  });

  return async (options) => {
    const made = await portal().visit(options);
    visits.push(made);
    return made.page;
  };
}
