import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { monthOf } from '../../../../domain/shanghai-time.ts';
import { Loading } from '../../../shared/components/loading.tsx';
import { QueryError } from '../../../shared/components/query-error.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { formatMonth } from '../../../shared/format-month.ts';
import { ArchiveLink } from './archive-link.tsx';
import { EmptyResult } from './empty-result.tsx';
import { Figures } from './figures.tsx';
import { type StatementMonth, useMonths } from './queries/use-months.ts';
import { type Statement, useStatements } from './queries/use-statements.ts';
import { StateTag } from './state-tag.tsx';
import { isWholeMonth, type StatementFilters } from './statement-filters.ts';
import { sectionsOf } from './statement-sections.ts';
import { StatementTable } from './statement-table.tsx';

interface ResultsProps {
  readonly filters: StatementFilters;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

/** The search result: the month's status, totals, and the statements with their files. */
export function Results({ filters, headingRef }: ResultsProps) {
  const { t, i18n } = useTranslation('statements');
  const query = useStatements(filters);
  const month = monthOf(filters.from);
  const { data: months } = useMonths({ from: month, to: month, merchantNo: filters.merchantNo });
  const monthStatus = months?.find((one) => one.month === month);
  const heading = isWholeMonth(filters)
    ? formatMonth(month, i18n.language)
    : t('period', { from: filters.from, to: filters.to });
  const found = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Section
      title={heading}
      heading={{
        className: 'statements-heading',
        aside: found?.length === 0 && monthStatus && isWholeMonth(filters) && <StateTag {...monthStatus} />,
      }}
      headingRef={headingRef}
      busy={query.isFetching}
    >
      {query.isError && <QueryError query={query} />}
      {query.isLoading && <Loading>{t('list.loading')}</Loading>}
      {found && <ResultSections {...{ filters, found, monthStatus }} isComplete={!query.hasNextPage} />}
    </Section>
  );
}

interface ResultSectionsProps {
  readonly filters: StatementFilters;
  readonly found: readonly Statement[];
  /** Whether all pages have been loaded. */
  readonly isComplete: boolean;
  readonly monthStatus: StatementMonth | undefined;
}

function ResultSections({ filters, found, isComplete, monthStatus }: ResultSectionsProps) {
  const { t } = useTranslation('statements');
  const { own, members, others, totals } = sectionsOf(found, filters);
  const isMixed = own.some(({ subjectNo }) => subjectNo !== own[0]?.subjectNo);
  return (
    <>
      {own.length === 0 ? (
        <EmptyResult filters={filters} monthStatus={monthStatus} />
      ) : (
        <>
          <div className="statements-totals">
            <Figures totals={totals} label={t('figures.ofList')} />
            <ArchiveLink filters={filters} count={found.length} />
          </div>
          <p role="status" className="quiet">
            {t(isComplete ? 'list.found' : 'list.loadingRest', { count: found.length })}
          </p>
          <StatementTable
            caption={t(members.length > 0 ? 'list.ofGroup' : 'list.caption')}
            statements={own}
            distinguishedBy={isMixed ? 'subject' : undefined}
          />
          <StatementTable caption={t('list.ofMembers')} statements={members} distinguishedBy="subject" />
        </>
      )}
      <StatementTable caption={t('list.otherRanges')} statements={others} distinguishedBy="period" />
    </>
  );
}
