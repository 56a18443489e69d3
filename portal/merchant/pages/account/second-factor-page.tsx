import { PageTitle } from '../../../shared/components/page-title.tsx';

export function SecondFactorPage() {
  return <PageTitle>SecondFactorPage</PageTitle>;
}
