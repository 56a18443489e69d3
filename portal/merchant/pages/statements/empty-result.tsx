import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMonth } from '../../../shared/format-month.ts';
import { site } from '../../../shared/site.ts';
import { ProduceOffer } from './produce-offer.tsx';
import type { StatementMonth } from './queries/use-months.ts';
import { isWholeMonth, type StatementFilters, writeFilters } from './statement-filters.ts';

interface EmptyResultProps {
  readonly filters: StatementFilters;
  readonly monthStatus: StatementMonth | undefined;
}

/** Explains why there are no statements and what to do next. */
export function EmptyResult({ filters, monthStatus }: EmptyResultProps) {
  const { t, i18n } = useTranslation('statements');
  if (!isWholeMonth(filters)) return <ProduceOffer filters={filters} />;
  const month = monthStatus && formatMonth(monthStatus.month, i18n.language);
  const all = `?${writeFilters({ ...filters, applicationTypes: [] })}`;
  return (
    <div className="statements-empty">
      {monthStatus?.state === 'READY' ? (
        <p>
          {t('nothing.ofTheseTypes')} <Link to={all}>{t('nothing.allTypes')}</Link>
        </p>
      ) : (
        monthStatus && (
          <p>
            {t(monthStatus.expectedOn ? 'nothing.EXPECTED' : `nothing.${monthStatus.state}`, {
              month,
              date: monthStatus.expectedOn,
              hotline: site.hotline,
            })}
          </p>
        )
      )}
    </div>
  );
}
