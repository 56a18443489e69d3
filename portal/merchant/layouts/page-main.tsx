import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { ErrorBoundary } from '../../shared/components/error-boundary.tsx';
import { Loading } from '../../shared/components/loading.tsx';

/** The page itself, in both layouts: a page that fails leaves what is around it, and the next one begins anew. */
export function PageMain({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  return (
    <main className={wide ? 'page is-wide' : 'page'} id="main" tabIndex={-1}>
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<Loading>{t('loading')}</Loading>}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
