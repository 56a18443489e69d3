import { PageTitle } from '../../../shared/components/page-title.tsx';

export function AccountPage() {
  return <PageTitle>AccountPage</PageTitle>;
}
