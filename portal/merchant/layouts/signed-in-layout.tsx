import 'virtual:antd-rest.css';
import '../../shared/styles/records.css';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { Loading } from '../../shared/components/loading.tsx';
import { useSession } from '../../shared/session/use-session.ts';
import { MainNavigation } from './main-navigation.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';

/** Around the pages behind the sign-in; whoever is not signed in is sent there, and comes back after it. */
export function SignedInLayout() {
  const { t } = useTranslation('common');
  const { session, isLoading } = useSession();
  const { pathname, search } = useLocation();
  if (isLoading) return <Loading>{t('loading')}</Loading>;
  if (!session) {
    const next = pathname === portalPages.home ? '' : `?${new URLSearchParams({ next: pathname + search })}`;
    return <Navigate to={portalPages.signIn + next} replace />;
  }
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <PageHeader>
        <MainNavigation session={session} />
      </PageHeader>
      <OfflineNotice />
      <main className="page is-wide" id="main" tabIndex={-1}>
        <Suspense fallback={<Loading>{t('loading')}</Loading>}>
          <Outlet />
        </Suspense>
      </main>
      <PageFooter />
    </>
  );
}
