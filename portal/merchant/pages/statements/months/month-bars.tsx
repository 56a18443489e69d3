import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { periodOfMonth } from '../../../../../domain/clearing/period.ts';
import { formatFen } from '../../../../../domain/money.ts';
import { formatMonth } from '../../../../shared/format-month.ts';
import type { StatementMonth } from '../queries/use-months.ts';
import { BarPlot } from './bar-plot.tsx';

interface MonthBarsProps {
  readonly months: readonly StatementMonth[];
  readonly summary: string;
}

/** The bars, with a link to each month over them. Fees are small, so they have their own scale. */
export function MonthBars({ months, summary }: MonthBarsProps) {
  const { t, i18n } = useTranslation('statements');
  return (
    <div className="months-chart">
      <div className="months-plots" role="img" aria-label={summary}>
        <Legend of={['amount', 'payout']} />
        <BarPlot groups={months.map(({ amountFen, payoutFen }) => [amountFen, payoutFen])} looks={sums} />
        <Legend of={['fee']} />
        <BarPlot groups={months.map(({ feeFen }) => [feeFen])} looks={['is-fee']} low />
      </div>
      <ol className="months-links plain-list" aria-label={t('months.open')}>
        {months.map(({ month, payoutFen }, index) => (
          <li key={month}>
            <Link
              to={`${portalPages.statements}?${new URLSearchParams({ ...periodOfMonth(month) })}`}
              title={formatMonth(month, i18n.language)}
            >
              {t('months.label', { month: Number(month.slice(5)) })}
              <span className="visually-hidden">
                {t('months.openOne', {
                  month: formatMonth(month, i18n.language),
                  payout: formatFen(payoutFen),
                })}
              </span>
            </Link>
            {(index === 0 || month.endsWith('-01')) && <small aria-hidden="true">{month.slice(0, 4)}</small>}
          </li>
        ))}
      </ol>
    </div>
  );
}

const sums = ['is-amount', 'is-payout'];

function Legend({ of }: { of: readonly ('amount' | 'payout' | 'fee')[] }) {
  const { t } = useTranslation('statements');
  return (
    <p className="months-legend">
      {of.map((series) => (
        <span key={series}>
          <i className={`months-swatch is-${series}`} /> {t(`figures.${series}`)}
        </span>
      ))}
    </p>
  );
}
