import { PageTitle } from '../../../shared/components/page-title.tsx';

export function StatementsPage() {
  return <PageTitle>StatementsPage</PageTitle>;
}
