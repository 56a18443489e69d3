import { PageTitle } from '../../../shared/components/page-title.tsx';

export function NotificationsPage() {
  return <PageTitle>NotificationsPage</PageTitle>;
}
