import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { periodOfMonth } from '../../../domain/statement-period.ts';
import { Money } from '../../shared/components/money.tsx';
import { formatMonth } from '../../shared/format-month.ts';
import type { StatementMonth } from '../pages/statements/reads/use-months.ts';
import { StateTag } from '../pages/statements/state-tag.tsx';

/** The same figures as the picture's, to be read one by one. */
export function MonthTable({ months }: { months: readonly StatementMonth[] }) {
  const { t, i18n } = useTranslation('statements');
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col">{t('months.month')}</th>
          <th scope="col">{t('list.state')}</th>
          <th scope="col" className="is-figure">
            {t('figures.count')}
          </th>
          <th scope="col" className="is-figure">
            {t('figures.amount')}
          </th>
          <th scope="col" className="is-figure">
            {t('figures.fee')}
          </th>
          <th scope="col" className="is-figure">
            {t('figures.payout')}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, state, expectedOn, corrected, count, amountFen, feeFen, payoutFen }) => (
          <tr key={month}>
            <th scope="row">
              <Link to={`${portalPages.statements}?${new URLSearchParams({ ...periodOfMonth(month) })}`}>
                {formatMonth(month, i18n.language)}
              </Link>
            </th>
            <td data-label={t('list.state')}>
              <StateTag state={state} expectedOn={expectedOn} />
              {corrected && <span className="quiet"> {t('state.corrected')}</span>}
            </td>
            <td data-label={t('figures.count')} className="is-figure">
              <span className="number">{count.toLocaleString(i18n.language)}</span>
            </td>
            <td data-label={t('figures.amount')} className="is-figure">
              <Money fen={amountFen} />
            </td>
            <td data-label={t('figures.fee')} className="is-figure">
              <Money fen={feeFen} />
            </td>
            <td data-label={t('figures.payout')} className="is-figure is-payout">
              <Money fen={payoutFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
