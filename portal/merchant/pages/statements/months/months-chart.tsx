import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../../../domain/money.ts';
import { addMonths } from '../../../../../domain/months.ts';
import { Button } from '../../../../shared/components/button.tsx';
import { Loading } from '../../../../shared/components/loading.tsx';
import { QueryError } from '../../../../shared/components/query-error.tsx';
import { Section } from '../../../../shared/components/section.tsx';
import { formatMonth } from '../../../../shared/format-month.ts';
import { useThisMonth } from '../../../../shared/use-this-month.ts';
import { type StatementMonth, useMonths } from '../queries/use-months.ts';
import { MonthBars } from './month-bars.tsx';
import { MonthTable } from './month-table.tsx';
import './months-chart.css';

interface MonthsChartProps {
  /** A month `YYYY-MM` that the chart must include. */
  readonly around?: string | undefined;
  /** One of a group's merchants; undefined means the whole group. */
  readonly merchantNo?: string | undefined;
}

const monthsShown = 12;

/** Amount, fee and payout of twelve months: as a chart, a sentence and a table. */
export function MonthsChart({ around, merchantNo }: MonthsChartProps) {
  const { t } = useTranslation('statements');
  const thisMonth = useThisMonth();
  const first = around && around <= addMonths(thisMonth, -monthsShown) ? around : thisMonth;
  const [moved, setMoved] = useState<{ from: string; last: string }>();
  const last = moved?.from === first ? moved.last : first;
  const query = useMonths({ from: addMonths(last, 1 - monthsShown), to: last, merchantNo });
  const move = (by: number) => {
    const next = addMonths(last, by);
    setMoved({ from: first, last: next > thisMonth ? thisMonth : next });
  };
  return (
    <Section
      className="panel months"
      title={t(last === thisMonth ? 'months.lastTwelve' : 'months.twelve')}
      heading={{
        className: 'months-heading',
        aside: (
          <span>
            <Button onClick={() => move(-monthsShown)}>{t('months.earlier')}</Button>
            <Button disabled={last >= thisMonth} onClick={() => move(monthsShown)}>
              {t('months.later')}
            </Button>
          </span>
        ),
      }}
    >
      {query.isError && <QueryError query={query} />}
      {query.isLoading && <Loading>{t('months.loading')}</Loading>}
      {query.data && <MonthsChartBody months={query.data} />}
    </Section>
  );
}

export function MonthsChartBody({ months }: { months: readonly StatementMonth[] }) {
  const { t } = useTranslation('statements');
  const summary = useSummary(months);
  return (
    <>
      <p>{summary}</p>
      {months.some(({ count }) => count > 0) && <MonthBars months={months} summary={summary} />}
      <details>
        <summary>{t('months.asTable')}</summary>
        <MonthTable months={months} />
      </details>
    </>
  );
}

/** Summarizes the chart in a sentence. */
function useSummary(months: readonly StatementMonth[]): string {
  const { t, i18n } = useTranslation('statements');
  const [from, to] = [months[0], months.at(-1)].map((one) => formatMonth(one!.month, i18n.language));
  const busy = months.filter(({ count }) => count > 0);
  if (busy.length === 0) return t('months.none', { from, to });
  const top = busy.reduce((best, one) => (one.payoutFen > best.payoutFen ? one : best));
  const payout = formatFen(busy.reduce((sum, { payoutFen }) => sum + payoutFen, 0));
  const highest = formatMonth(top.month, i18n.language);
  return t('months.summary', { from, to, payout, highest, most: formatFen(top.payoutFen) });
}
