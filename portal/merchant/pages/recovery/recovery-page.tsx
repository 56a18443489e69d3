import { PageTitle } from '../../../shared/components/page-title.tsx';

export function RecoveryPage() {
  return <PageTitle>RecoveryPage</PageTitle>;
}
