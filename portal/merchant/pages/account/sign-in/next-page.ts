import { portalPages } from '../../../../../contracts/portal-pages.ts';

/** The page to open after sign-in. Only paths on this origin are accepted. */
export function nextPage(search: URLSearchParams): string {
  const next = search.get('next') ?? portalPages.home;
  return next.startsWith('/') && isOurs(next) ? next : portalPages.home;
}

function isOurs(next: string): boolean {
  const { origin } = window.location;
  try {
    return new URL(next, origin).origin === origin;
  } catch {
    return false;
  }
}
