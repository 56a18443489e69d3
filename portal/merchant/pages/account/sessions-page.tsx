import { PageTitle } from '../../../shared/components/page-title.tsx';

export function SessionsPage() {
  return <PageTitle>SessionsPage</PageTitle>;
}
