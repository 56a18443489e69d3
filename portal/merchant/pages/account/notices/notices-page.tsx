import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unwrap, api } from '../../../../shared/api/client.ts';
import { Button } from '../../../../shared/components/button.tsx';
import { Loading } from '../../../../shared/components/loading.tsx';
import { PageTitle } from '../../../../shared/components/page-title.tsx';
import { QueryError } from '../../../../shared/components/query-error.tsx';
import { SubmissionErrors } from '../../../../shared/components/submission-errors.tsx';
import { useSubmission } from '../../../../shared/use-submission.ts';
import { NoticeLine } from './notice-line.tsx';
import { noticesKey } from './use-notices.ts';
import './notices.css';

/** All notices, newest first. */
export function NoticesPage() {
  const { t } = useTranslation('home');
  const query = useAllNotices();
  const queries = useQueryClient();
  const submission = useSubmission();
  const { pending, submit } = submission;
  const pages = query.data?.pages ?? [];
  const notices = pages.flatMap(({ items }) => items);
  const unread = pages.at(-1)?.unread ?? 0;

  async function markRead(): Promise<void> {
    await unwrap(api.POST('/api/v1/notices/read', { body: { upTo: notices[0]!.at } }));
    await queries.invalidateQueries({ queryKey: noticesKey });
  }

  return (
    <>
      <PageTitle>{t('notices.title')}</PageTitle>
      <SubmissionErrors submission={submission} />
      {query.isError && <QueryError query={query} />}
      {query.isLoading && <Loading>{t('notices.loading')}</Loading>}
      {query.isSuccess && (
        <section className="panel" aria-labelledby="unread">
          <p id="unread" role="status">
            {unread > 0 ? t('notices.unread', { count: unread }) : t('notices.allRead')}
          </p>
          {unread > 0 && (
            <Button pending={pending} onClick={() => void submit(() => [], markRead)}>
              {t('notices.markRead')}
            </Button>
          )}
          {notices.length === 0 && <p>{t('notices.none')}</p>}
          <ul className="notices-list plain-list">
            {notices.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('notices.more')}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

function useAllNotices() {
  return useInfiniteQuery({
    queryKey: [...noticesKey, 'all'],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(api.GET('/api/v1/notices', { params: { query: { limit: 20, ...(cursor && { cursor }) } } })),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
