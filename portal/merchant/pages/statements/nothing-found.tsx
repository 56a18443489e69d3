import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMonth } from '../../../shared/format-month.ts';
import { site } from '../../../shared/site.ts';
import { ProduceOffer } from './produce-offer.tsx';
import type { StatementMonth } from './queries/use-months.ts';
import { isWholeMonth, type StatementFilters, writeFilters } from './statement-filters.ts';

interface NothingFoundProps {
  readonly filters: StatementFilters;
  readonly standing: StatementMonth | undefined;
}

/** Why there is nothing, and what to do next. */
export function NothingFound({ filters, standing }: NothingFoundProps) {
  const { t, i18n } = useTranslation('statements');
  if (!isWholeMonth(filters)) return <ProduceOffer filters={filters} />;
  const month = standing && formatMonth(standing.month, i18n.language);
  const all = `?${writeFilters({ ...filters, applicationTypes: [] })}`;
  return (
    <div className="statements-nothing">
      {standing?.state === 'READY' ? (
        <p>
          {t('nothing.ofTheseTypes')} <Link to={all}>{t('nothing.allTypes')}</Link>
        </p>
      ) : (
        standing && (
          <p>
            {t(standing.expectedOn ? 'nothing.EXPECTED' : `nothing.${standing.state}`, {
              month,
              date: standing.expectedOn,
              hotline: site.hotline,
            })}
          </p>
        )
      )}
    </div>
  );
}
