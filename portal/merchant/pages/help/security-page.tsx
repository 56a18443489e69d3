import { PageTitle } from '../../../shared/components/page-title.tsx';

export function SecurityPage() {
  return <PageTitle>SecurityPage</PageTitle>;
}
