import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { periodOfMonth } from '../../../../../domain/clearing/period.ts';
import { formatMonth } from '../../../../shared/format-month.ts';
import { FigureCells } from '../figure-cells.tsx';
import { FigureHeads } from '../figure-heads.tsx';
import type { StatementMonth } from '../queries/use-months.ts';
import { StateTag } from '../state-tag.tsx';

/** The chart's figures as a table. */
export function MonthTable({ months }: { months: readonly StatementMonth[] }) {
  const { t, i18n } = useTranslation('statements');
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col">{t('months.month')}</th>
          <th scope="col">{t('list.state')}</th>
          <FigureHeads />
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, state, expectedOn, corrected, ...totals }) => (
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
            <FigureCells {...totals} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
