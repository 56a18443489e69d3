import { PageTitle } from '../../../shared/components/page-title.tsx';

export function HomePage() {
  return <PageTitle>HomePage</PageTitle>;
}
