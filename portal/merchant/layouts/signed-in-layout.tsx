import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { Loading } from '../../shared/components/loading.tsx';
import { type SessionEnd, useSession } from '../../shared/session/use-session.ts';
import { IdleWarning } from './idle-warning.tsx';
import { MainNavigation } from './main-navigation.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';
import { PageMain } from './page-main.tsx';
import { SkipLink } from './skip-link.tsx';
import { useRefusalRedirects } from './use-refusal-redirects.ts';
import '../../shared/styles/records.css';

/** The layout of the pages behind the sign-in. Redirects visitors without a session to sign in and back. */
export function SignedInLayout() {
  const { t } = useTranslation('common');
  const { session, end, isLoading } = useSession();
  const { pathname, search } = useLocation();
  useRefusalRedirects();
  if (isLoading) return <Loading>{t('loading')}</Loading>;
  if (!session) return <Navigate to={signInPage(end, pathname + search)} replace />;
  return (
    <>
      <SkipLink />
      <PageHeader>
        <MainNavigation session={session} />
      </PageHeader>
      <OfflineNotice />
      <PageMain wide />
      <PageFooter />
      <IdleWarning />
    </>
  );
}

/** People who signed out on purpose are not returned to the page they left. */
function signInPage(end: SessionEnd | undefined, cameFrom: string): string {
  const search = new URLSearchParams();
  if (end) search.set('reason', end);
  if (end === 'expired' || (!end && cameFrom !== portalPages.home)) search.set('next', cameFrom);
  return search.size > 0 ? `${portalPages.signIn}?${search}` : portalPages.signIn;
}
