import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { ErrorBoundary } from '../shared/components/error-boundary.tsx';
import { queryClient } from '../shared/query-client.ts';
import { AppRoutes } from './routes.tsx';

const asPage = (failure: ReactNode) => (
  <main className="page" id="main">
    {failure}
  </main>
);

/** The providers around every page. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <ErrorBoundary frame={asPage}>
          <AppRoutes />
        </ErrorBoundary>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
