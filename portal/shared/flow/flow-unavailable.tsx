import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem.ts';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/loading.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { site } from '../site.ts';

interface FlowUnavailableProps {
  readonly problem: ApiProblem | undefined;
  readonly refetch: () => void;
}

/** Shown while a flow's state is unknown: it is loading, or retried automatically after an error. */
export function FlowUnavailable({ problem, refetch }: FlowUnavailableProps) {
  const { t } = useTranslation('common');
  if (!problem) return <Loading>{t('flow.reading')}</Loading>;
  return (
    <div className="panel">
      <PageTitle>{problem.document?.title ?? t('error.unreachable.title')}</PageTitle>
      <p>{t('flow.kept')}</p>
      <Loading>{t('flow.retrying')}</Loading>
      <Button onClick={refetch}>{t('tryAgain')}</Button>
      <p className="quiet">{t('flow.hotline', { hotline: site.hotline })}</p>
    </div>
  );
}
