import { PageTitle } from '../../../shared/components/page-title.tsx';

export function NewTermsPage() {
  return <PageTitle>NewTermsPage</PageTitle>;
}
