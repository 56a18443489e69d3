import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { ErrorBoundary } from '../../shared/components/error-boundary.tsx';
import { Loading } from '../../shared/components/loading.tsx';

/** The current page, in both layouts. A failing page leaves the layout intact; the next path resets the boundary. */
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
