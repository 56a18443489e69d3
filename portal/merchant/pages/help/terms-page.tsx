import { PageTitle } from '../../../shared/components/page-title.tsx';

export function TermsPage() {
  return <PageTitle>TermsPage</PageTitle>;
}
