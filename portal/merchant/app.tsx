import ConfigProvider from 'antd/es/config-provider';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { queryClient } from '../shared/query-client.ts';
import { theme } from '../shared/theme.ts';
import { ErrorBoundary } from '../shared/components/error-boundary.tsx';
import { AppRoutes } from './routes.tsx';

const asPage = (failure: ReactNode) => (
  <main className="page" id="main">
    {failure}
  </main>
);

const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whatever every page stands on. */
export function App() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={{ ...theme, zeroRuntime: true, token: { ...theme.token, motion: !still } }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <ErrorBoundary frame={asPage}>
            <AppRoutes />
          </ErrorBoundary>
        </BrowserRouter>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
