import type { Page } from 'playwright-core';
import { type Person, signInOn } from '../../scripts/browser/sign-in-on.ts';
import type { VisitOptions } from './portal-under-test.ts';
import type { Visiting } from './visits.ts';

/** Makes a person come by a link: they sign in, and are where the link leads. */
export function openAsBy(visit: Visiting) {
  return async (person: Person, path: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visit(options);
    await page.goto(path);
    await signInOn(page, person, options.language);
    await page.locator('.session-menu').waitFor();
    return page;
  };
}
