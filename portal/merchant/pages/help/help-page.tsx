import { PageTitle } from '../../../shared/components/page-title.tsx';

export function HelpPage() {
  return <PageTitle>HelpPage</PageTitle>;
}
