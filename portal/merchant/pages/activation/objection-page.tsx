import { PageTitle } from '../../../shared/components/page-title.tsx';

export function ObjectionPage() {
  return <PageTitle>ObjectionPage</PageTitle>;
}
