import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shanghaiMinute } from '../../../../domain/shanghai-time.ts';
import { ProgressBar } from '../../../shared/components/progress-bar.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { site } from '../../../shared/site.ts';
import { type StatementRequest, useRequest, useRequests } from './queries/use-requests.ts';
import { writeFilters } from './statement-filters.ts';

/** Recent production requests with their progress. Production continues if the page is closed. */
export function RequestList() {
  const { t } = useTranslation('statements');
  const { data } = useRequests();
  if (!data || data.length === 0) return null;
  return (
    <Section className="statements-requests" title={t('requests.title')}>
      <p className="quiet">{t('requests.leave')}</p>
      <ul className="plain-list">
        {data.map((request) => (
          <RequestLine key={request.id} known={request} />
        ))}
      </ul>
    </Section>
  );
}

function RequestLine({ known }: { known: StatementRequest }) {
  const { t } = useTranslation('statements');
  const { state, period, progress, merchantNo, requestedAt } = useRequest(known);
  return (
    <li>
      <span>
        <Link to={`?${writeFilters({ ...period, applicationTypes: [], merchantNo })}`}>
          {t('period', period)}
        </Link>
        {merchantNo && <span className="number"> {merchantNo}</span>}{' '}
        <span className="quiet">
          {t('requests.askedAt', { at: shanghaiMinute(Date.parse(requestedAt)) })}
        </span>
      </span>
      <span role="status">
        {state === 'PRODUCING' && progress.total > 0 && (
          <ProgressBar label={t('requests.progress')} {...progress} />
        )}{' '}
        {t(state === 'PRODUCING' && progress.total === 0 ? 'requests.BEGINNING' : `requests.${state}`, {
          ...progress,
          hotline: site.hotline,
        })}
      </span>
    </li>
  );
}
