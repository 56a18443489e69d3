import { PageTitle } from '../../../shared/components/page-title.tsx';

export function PasswordPage() {
  return <PageTitle>PasswordPage</PageTitle>;
}
