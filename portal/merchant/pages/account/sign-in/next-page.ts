import { portalPages } from '../../../../../contracts/portal-pages.ts';

/** Where this person was going when they were asked to sign in; addresses of ours alone. */
export function nextPage(search: URLSearchParams): string {
  const next = search.get('next') ?? portalPages.home;
  const { origin } = window.location;
  const isOurs =
    URL.canParse(next, origin) && new URL(next, origin).origin === origin && next.startsWith('/');
  return isOurs ? next : portalPages.home;
}
