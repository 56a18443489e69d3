import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { Button } from './button.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** Replaces data that failed to load, with a retry button. @throws errors that are not API refusals */
export function QueryError({ query }: { query: UseQueryResult }) {
  const { t } = useTranslation('common');
  const { error, errorUpdateCount, refetch, isFetching } = query;
  if (!(error instanceof ApiProblem)) throw error!;
  return (
    <div className="query-error">
      <ProblemNotice problem={error} submitCount={errorUpdateCount} />
      <Button pending={isFetching} onClick={() => void refetch()}>
        {t('tryAgain')}
      </Button>
    </div>
  );
}
