import { portalPages } from '../../../../../contracts/portal-pages.ts';

/** The page to open after sign-in. Only paths on this origin are accepted. */
export function nextPage(search: URLSearchParams): string {
  const next = search.get('next') ?? portalPages.home;
  const { origin } = window.location;
  const isOurs =
    URL.canParse(next, origin) && new URL(next, origin).origin === origin && next.startsWith('/');
  return isOurs ? next : portalPages.home;
}
