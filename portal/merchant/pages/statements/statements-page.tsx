import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { periodOfMonth } from '../../../../domain/clearing/period.ts';
import { monthOf } from '../../../../domain/shanghai-time.ts';
import { Loading } from '../../../shared/components/loading.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { QueryError } from '../../../shared/components/query-error.tsx';
import { useSession } from '../../../shared/session/use-session.ts';
import { useThisMonth } from '../../../shared/use-this-month.ts';
import { useApplicationTypes } from '../../queries/use-application-types.ts';
import { FilterForm } from './filter-form.tsx';
import { MonthsChart } from './months/months-chart.tsx';
import { useMembers } from './queries/use-members.ts';
import { useNewestMonth } from './queries/use-newest-month.ts';
import { RequestList } from './request-list.tsx';
import { Results } from './results.tsx';
import { readFilters, writeFilters } from './statement-filters.ts';
import './statements.css';

/** 我要对账 → 对账单下载. The filters are in the URL, so a search can be bookmarked and shared. */
export function StatementsPage() {
  const { t } = useTranslation('statements');
  const [search, setSearch] = useSearchParams();
  const hasSearched = useRef(false);
  const resultsHeading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // After a search, move to the results; on a phone they are below the fold.
    if (hasSearched.current) resultsHeading.current?.focus();
  }, [search]);
  const { session } = useSession();
  const newest = useNewestMonth();
  const [types, members] = [useApplicationTypes(), useMembers()];
  const failed = [newest, types, members].find(({ isError }) => isError);
  const thisMonth = useThisMonth();
  const filters = readFilters(search, periodOfMonth(newest.data ?? thisMonth));
  const isKnown = search.has('from') || newest.data !== undefined;

  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      {failed && <QueryError query={failed} />}
      {!failed && !(types.data && members.data && isKnown) && <Loading>{t('list.loading')}</Loading>}
      {types.data && members.data && isKnown && (
        <>
          <FilterForm
            key={String(writeFilters(filters))}
            filters={filters}
            types={types.data}
            members={session?.subjectType === 'group' ? members.data : []}
            onSearch={(asked) => {
              hasSearched.current = true;
              setSearch(writeFilters(asked));
            }}
          />
          <Results filters={filters} headingRef={resultsHeading} />
          <RequestList />
          <MonthsChart around={monthOf(filters.from)} merchantNo={filters.merchantNo} />
        </>
      )}
    </>
  );
}
