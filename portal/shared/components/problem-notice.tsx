import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem.ts';
import { site } from '../site.ts';
import { ErrorSummary } from './error-summary.tsx';
import { SupportNumbers } from './support-numbers.tsx';

/** A refusal in the API's own words, with support numbers where calling is the next step. */
export function ProblemNotice({ problem, submitCount }: { problem: ApiProblem; submitCount: number }) {
  const { t } = useTranslation('common');
  const { document } = problem;
  if (!document) {
    const what = problem.code === 'STILL_WORKING' ? 'late' : 'unreachable';
    return (
      <ErrorSummary title={t(`error.${what}.title`)} submitCount={submitCount}>
        <p>{t(`error.${what}.next`, { hotline: site.hotline })}</p>
      </ErrorSummary>
    );
  }
  return (
    <ErrorSummary title={document.title} submitCount={submitCount}>
      {document.detail && <p>{document.detail}</p>}
      {problem.retryAfterSeconds !== undefined && problem.retryAfterSeconds > 0 && (
        <p>{t('error.wait', { wait: duration(problem.retryAfterSeconds, t) })}</p>
      )}
      {document.support && <SupportNumbers support={document.support} />}
      {document.status >= 500 && (
        <p className="quiet">{t('error.requestId', { requestId: document.requestId })}</p>
      )}
    </ErrorSummary>
  );
}

function duration(seconds: number, t: TFunction<'common'>): string {
  return seconds < 90
    ? t('duration.seconds', { count: seconds })
    : t('duration.minutes', { count: Math.ceil(seconds / 60) });
}
