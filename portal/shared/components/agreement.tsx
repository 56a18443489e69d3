import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem.ts';
import { beijingDate } from '../beijing-time.ts';
import { currentTermsKey, type Terms, useCurrentTerms } from '../terms/use-current-terms.ts';
import { useReadToEnd } from '../use-read-to-end.ts';
import { useSubmission } from '../use-submission.ts';
import { AgreementText } from './agreement-text.tsx';
import { Button } from './button.tsx';
import { Loading } from './loading.tsx';
import { SlowResponseNotice } from './slow-response-notice.tsx';
import { SubmissionErrors } from './submission-errors.tsx';
import './agreement.css';

/** The accepted text, identified by its digest. */
export type Agreed = Pick<Terms, 'version' | 'sha256' | 'locale'>;

interface AgreementProps {
  /** Sends the acceptance. @throws ApiProblem, shown here; TERMS_OUTDATED loads the new text */
  readonly onAgree: (agreed: Agreed) => Promise<void>;
}

/** The current agreement, to read to the end, print and accept. The page provides the heading. */
export function Agreement({ onAgree }: AgreementProps) {
  const { t } = useTranslation('common');
  const { terms } = useCurrentTerms();
  const { end, isRead } = useReadToEnd(terms?.sha256);
  const submission = useSubmission();
  const [titleId, stateId] = [useId(), useId()];
  const queries = useQueryClient();
  if (!terms) return <Loading>{t('agreement.opening')}</Loading>;
  const { version, sha256, locale } = terms;

  async function agree(): Promise<void> {
    try {
      await onAgree({ version, sha256, locale });
    } catch (error) {
      if (isProblem(error, 'TERMS_OUTDATED'))
        await queries.invalidateQueries({ queryKey: [currentTermsKey] });
      throw error;
    }
  }

  const { pending, submit } = submission;
  return (
    <div className="agreement">
      <SubmissionErrors submission={submission} />
      <h2 id={titleId}>{terms.title}</h2>
      <p className="quiet">{t('agreement.version', { version, date: beijingDate(terms.publishedAt) })}</p>
      <div className="agreement-box" role="region" aria-labelledby={titleId} tabIndex={0}>
        <AgreementText terms={terms} />
        <div className="agreement-end" ref={end} />
      </div>
      <p className="agreement-state" role="status" id={stateId}>
        {t(isRead ? 'agreement.read' : 'agreement.toEnd')}
      </p>
      <div className="actions">
        <Button
          variant="primary"
          size="large"
          disabled={!isRead}
          pending={pending}
          aria-describedby={stateId}
          onClick={() => void submit(() => [], agree)}
        >
          {t(pending ? 'agreement.agreeing' : 'agreement.agree')}
        </Button>
        <Button size="large" onClick={() => window.print()}>
          {t('agreement.print')}
        </Button>
      </div>
      <SlowResponseNotice pending={pending} />
    </div>
  );
}
