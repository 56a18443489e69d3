import { PageTitle } from '../../../shared/components/page-title.tsx';

export function NotFoundPage() {
  return <PageTitle>NotFoundPage</PageTitle>;
}
