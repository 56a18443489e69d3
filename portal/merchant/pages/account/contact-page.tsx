import { PageTitle } from '../../../shared/components/page-title.tsx';

export function ContactPage() {
  return <PageTitle>ContactPage</PageTitle>;
}
