import { PageTitle } from '../../../shared/components/page-title.tsx';

export function StatementPage() {
  return <PageTitle>StatementPage</PageTitle>;
}
