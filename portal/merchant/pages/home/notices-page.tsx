import { PageTitle } from '../../../shared/components/page-title.tsx';

export function NoticesPage() {
  return <PageTitle>NoticesPage</PageTitle>;
}
