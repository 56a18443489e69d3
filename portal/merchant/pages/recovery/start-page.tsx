import { PageTitle } from '../../../shared/components/page-title.tsx';

export function RecoveryStartPage() {
  return <PageTitle>RecoveryStartPage</PageTitle>;
}
