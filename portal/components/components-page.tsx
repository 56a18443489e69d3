import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { MemoryRouter } from 'react-router';
import { PageTitle } from '../shared/components/page-title.tsx';
import { ActionExamples } from './examples/action-examples.tsx';
import { AgreementExamples } from './examples/agreement-examples.tsx';
import { ChoiceExamples } from './examples/choice-examples.tsx';
import { DataExamples } from './examples/data-examples.tsx';
import { ErrorExamples } from './examples/error-examples.tsx';
import { FieldExamples } from './examples/field-examples.tsx';
import { FlowExamples } from './examples/flow-examples.tsx';
import { NoticeExamples } from './examples/notice-examples.tsx';
import { PasswordExamples } from './examples/password-examples.tsx';

const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });

/** Every shared component in every state, for pictures and accessibility tests. Not part of the portal's build. */
export function ComponentsPage() {
  return (
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <main className="page is-wide" id="main">
          <PageTitle aside={<span className="quiet">portal/shared/components</span>}>Components</PageTitle>
          <ActionExamples />
          <NoticeExamples />
          <FieldExamples />
          <ChoiceExamples />
          <PasswordExamples />
          <DataExamples />
          <FlowExamples />
          <AgreementExamples />
          <ErrorExamples />
        </main>
      </MemoryRouter>
    </QueryClientProvider>
  );
}
