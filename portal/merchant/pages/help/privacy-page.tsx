import { PageTitle } from '../../../shared/components/page-title.tsx';

export function PrivacyPage() {
  return <PageTitle>PrivacyPage</PageTitle>;
}
