import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../shared/api/client.ts';
import { ProblemNotice } from '../../../shared/components/problem-notice.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { requestsKey } from './reads/use-requests.ts';
import type { StatementFilters } from './statement-filters.ts';
import { Button } from '../../../shared/components/button.tsx';

/** For a range nobody has had produced yet: have it produced now. */
export function ProduceOffer({ filters }: { filters: StatementFilters }) {
  const { t } = useTranslation('statements');
  const { pending, problem, tryNo, submit } = useSubmission();
  const queries = useQueryClient();
  const { from, to, merchantNo } = filters;

  async function produce(): Promise<void> {
    const body = { from, to, ...(merchantNo && { merchantNo }) };
    await answerOf(api.POST('/api/v1/statements', { body }));
    await queries.invalidateQueries({ queryKey: requestsKey });
  }

  return (
    <div className="statements-nothing">
      {problem && <ProblemNotice problem={problem} tryNo={tryNo} />}
      <p>{t('produce.why')}</p>
      <Button type="primary" size="large" loading={pending} onClick={() => void submit(() => [], produce)}>
        {t(pending ? 'produce.pending' : 'produce.action')}
      </Button>
    </div>
  );
}
