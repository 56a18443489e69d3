import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { Loading } from '../../../shared/components/loading.tsx';
import { QueryError } from '../../../shared/components/query-error.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { NoticeLine } from '../account/notices/notice-line.tsx';
import { useNotices } from '../account/notices/use-notices.ts';
import '../account/notices/notices.css';

const firstShown = 3;

/** The newest unread notices and a link to all. */
export function UnreadNotices() {
  const { t } = useTranslation('home');
  const query = useNotices();
  const unread = query.data?.items.filter(({ read }) => !read) ?? [];
  return (
    <Section className="panel" title={t('notices.titleUnread')}>
      {query.isError && <QueryError query={query} />}
      {query.isLoading && <Loading>{t('notices.loading')}</Loading>}
      {query.data && unread.length === 0 && <p>{t('notices.allRead')}</p>}
      <ul className="notices-list plain-list">
        {unread.slice(0, firstShown).map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
      <Link to={portalPages.notices}>{t('notices.all')}</Link>
    </Section>
  );
}
