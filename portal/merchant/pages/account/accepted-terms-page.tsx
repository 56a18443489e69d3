import { PageTitle } from '../../../shared/components/page-title.tsx';

export function AcceptedTermsPage() {
  return <PageTitle>AcceptedTermsPage</PageTitle>;
}
