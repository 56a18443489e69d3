import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { ErrorBoundary } from '../../shared/components/error-boundary.tsx';
import { Loading } from '../../shared/components/loading.tsx';
import { OfficialSite } from './official-site.tsx';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';

/** Around the pages that need no sign-in. */
export function OpenLayout() {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <OfficialSite />
      <PageHeader />
      <main className="page" id="main" tabIndex={-1}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Loading>{t('loading')}</Loading>}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <PageFooter />
    </>
  );
}
