import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { useSession } from '../../../shared/session/use-session.ts';
import { MonthsChart } from '../statements/months/months-chart.tsx';
import { useNewestMonth } from '../statements/queries/use-newest-month.ts';
import { LatestPayout } from './latest-payout.tsx';
import { QuickActions } from './quick-actions.tsx';
import { UnreadNotices } from './unread-notices.tsx';
import './home.css';

/** The latest payout, this month's status, unread notices, shortcuts and the months chart. */
export function HomePage() {
  const { t } = useTranslation('home');
  const { session } = useSession();
  const newest = useNewestMonth();
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <p className="lead">{session?.subjectName}</p>
      <div className="home-grid">
        <div className="home-column">
          <LatestPayout />
          <QuickActions />
        </div>
        <div className="home-column">
          <UnreadNotices />
        </div>
      </div>
      {!newest.isLoading && <MonthsChart around={newest.data ?? undefined} />}
    </>
  );
}
