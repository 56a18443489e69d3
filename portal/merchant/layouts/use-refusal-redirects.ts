import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { refusals } from '../../shared/api/refusals.ts';
import { endSession } from '../../shared/session/use-session.ts';

/** Redirects refusals: an ended session to sign-in, newer terms to their page, and back afterwards. */
export function useRefusalRedirects(): void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(
    () =>
      refusals.subscribe(({ code }) => {
        if (code === 'SESSION_REQUIRED') endSession();
        if (code !== 'TERMS_REQUIRED' || pathname === portalPages.newTerms) return;
        const next = new URLSearchParams({ next: pathname + search });
        void navigate(`${portalPages.newTerms}?${next}`, { replace: true });
      }),
    [navigate, pathname, search],
  );
}
