import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { Button } from './button.tsx';

/** In the place of what could not be read: why, and another try. @throws whatever is no refusal of the api */
export function QueryError({ query }: { query: UseQueryResult }) {
  const { t } = useTranslation('common');
  const { error, errorUpdateCount, refetch, isFetching } = query;
  if (!(error instanceof ApiProblem)) throw error!;
  return (
    <div className="query-error">
      <ProblemNotice problem={error} submitCount={errorUpdateCount} />
      <Button loading={isFetching} onClick={() => void refetch()}>
        {t('tryAgain')}
      </Button>
    </div>
  );
}
