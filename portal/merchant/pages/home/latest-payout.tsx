import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { periodOfMonth } from '../../../../domain/clearing/period.ts';
import { addMonths } from '../../../../domain/months.ts';
import { Loading } from '../../../shared/components/loading.tsx';
import { QueryError } from '../../../shared/components/query-error.tsx';
import { formatMonth } from '../../../shared/format-month.ts';
import { useThisMonth } from '../../../shared/use-this-month.ts';
import { ArchiveLink } from '../statements/archive-link.tsx';
import { Figures } from '../statements/figures.tsx';
import { type StatementMonth, useMonths } from '../statements/queries/use-months.ts';
import { useNewestMonth } from '../statements/queries/use-newest-month.ts';
import { StateTag } from '../statements/state-tag.tsx';

/** The latest month's payout and this month's status. */
export function LatestPayout() {
  const { t } = useTranslation('home');
  const headingId = useId();
  const newest = useNewestMonth();
  const thisMonth = useThisMonth();
  const current = useMonths({ from: thisMonth, to: thisMonth });
  const shown = newest.data ?? thisMonth;
  const latest = useMonths({ from: shown, to: shown });
  const failed = [newest, current, latest].find(({ isError }) => isError);
  if (failed) return <QueryError query={failed} />;
  const [now, then] = [monthIn(current.data, thisMonth), monthIn(latest.data, shown)];
  if (!now || !then || newest.isLoading) return <Loading>{t('loading')}</Loading>;
  return (
    <section className="panel home-latest" aria-labelledby={headingId}>
      {then.count > 0 ? (
        <LatestMonth month={then} headingId={headingId} />
      ) : (
        <h2 id={headingId}>{t('latest.none')}</h2>
      )}
      <CurrentMonth month={now} />
    </section>
  );
}

function monthIn(months: readonly StatementMonth[] | undefined, month: string): StatementMonth | undefined {
  return months?.find((one) => one.month === month);
}

function LatestMonth({ month: one, headingId }: { month: StatementMonth; headingId: string }) {
  const { t, i18n } = useTranslation(['home', 'statements']);
  const month = formatMonth(one.month, i18n.language);
  const period = periodOfMonth(one.month);
  return (
    <>
      <div className="home-heading">
        <h2 id={headingId}>{t('latest.title', { month })}</h2>
        <StateTag state={one.state} />
        {one.corrected && <span className="quiet">{t('latest.corrected')}</span>}
      </div>
      <Figures totals={one} label={t('statements:figures.ofMonth', { month })} />
      <p className="home-links">
        <Link to={`${portalPages.statements}?${new URLSearchParams({ ...period })}`}>
          {t('latest.open', { month })}
        </Link>
        <ArchiveLink filters={{ ...period, applicationTypes: [] }} />
      </p>
    </>
  );
}

function CurrentMonth({ month: { month, state, expectedOn } }: { month: StatementMonth }) {
  const { t, i18n } = useTranslation('home');
  const last = periodOfMonth(addMonths(month, -1));
  return (
    <p className="home-current">
      {t('current', { month: formatMonth(month, i18n.language) })}{' '}
      <StateTag state={state} expectedOn={expectedOn} />{' '}
      {state !== 'READY' && (
        <Link to={`${portalPages.statements}?${new URLSearchParams({ ...last })}`}>{t('seeLastMonth')}</Link>
      )}
    </p>
  );
}
