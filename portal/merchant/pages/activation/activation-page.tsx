import { PageTitle } from '../../../shared/components/page-title.tsx';

export function ActivationPage() {
  return <PageTitle>ActivationPage</PageTitle>;
}
