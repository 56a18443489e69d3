import { PageTitle } from '../../../shared/components/page-title.tsx';

export function StartPage() {
  return <PageTitle>StartPage</PageTitle>;
}
