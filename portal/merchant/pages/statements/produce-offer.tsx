import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unwrap, api } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/components/button.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { requestsKey } from './queries/use-requests.ts';
import type { StatementFilters } from './statement-filters.ts';

/** Offers to produce statements for a range that has none. */
export function ProduceOffer({ filters }: { filters: StatementFilters }) {
  const { t } = useTranslation('statements');
  const submission = useSubmission();
  const { pending, submit } = submission;
  const queries = useQueryClient();
  const { from, to, merchantNo } = filters;

  async function produce(): Promise<void> {
    const body = { from, to, ...(merchantNo && { merchantNo }) };
    await unwrap(api.POST('/api/v1/statements', { body }));
    await queries.invalidateQueries({ queryKey: requestsKey });
  }

  return (
    <div className="statements-empty">
      <SubmissionErrors submission={submission} />
      <p>{t('produce.why')}</p>
      <Button variant="primary" size="large" pending={pending} onClick={() => void submit(() => [], produce)}>
        {t(pending ? 'produce.pending' : 'produce.action')}
      </Button>
    </div>
  );
}
