import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/components/button.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { accountQueries } from './account-queries.ts';

/** Says that an address gets no statements, and lets its owner say that it works. */
export function RefusedContact({ channel }: { channel: 'email' | 'phone' }) {
  const { t } = useTranslation('account');
  const submission = useSubmission();
  const queries = useQueryClient();

  function confirm(): void {
    void submission.submit(
      () => [],
      async () => {
        await unwrap(api.POST('/api/v1/contacts/{channel}/confirmation', { params: { path: { channel } } }));
        await queries.invalidateQueries({ queryKey: accountQueries.contacts.queryKey });
      },
    );
  }

  return (
    <>
      <p>{t('contact.refused')}</p>
      <SubmissionErrors submission={submission} />
      <Button disabled={submission.pending} onClick={confirm}>
        {t('contact.works')}
      </Button>
    </>
  );
}
