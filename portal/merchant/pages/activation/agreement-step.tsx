import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../shared/api/client.ts';
import { ApiProblem, isProblem } from '../../../shared/api/problem.ts';
import { ProblemNotice } from '../../../shared/components/problem-notice.tsx';
import { StillWaiting } from '../../../shared/components/still-waiting.tsx';
import { TermsReader, useReadToEnd } from '../../../shared/components/terms-reader.tsx';
import { FlowUnknown } from '../../../shared/flow/flow-unknown.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { StepFrame } from './step-frame.tsx';
import type { Activation } from './use-activation.ts';
import { Button } from '../../../shared/components/button.tsx';

/** The agreement in force, to be read to its end and printed; only 同意 goes on. */
export function AgreementStep({ activation }: { activation: Activation }) {
  const { t, i18n } = useTranslation('activation');
  const locale = i18n.language as 'zh-CN' | 'en';
  const { problem, tryNo, pending, submit } = useSubmission();
  const { data, error, refetch } = useQuery({
    queryKey: ['terms', locale],
    queryFn: () => answerOf(api.GET('/api/v1/terms/current', { params: { query: { locale } } })),
  });
  const { isRead, endOfText } = useReadToEnd(data?.sha256);

  async function agree(version: string, sha256: string): Promise<void> {
    try {
      await activation.agree({ version, sha256, locale });
    } catch (refusal) {
      if (isProblem(refusal, 'TERMS_OUTDATED')) await refetch();
      throw refusal;
    }
  }

  return (
    <StepFrame step={2} title={t('agreement.title')} activation={activation}>
      <p className="lead">{t('agreement.why')}</p>
      {problem && <ProblemNotice problem={problem} tryNo={tryNo} />}
      {data ? (
        <>
          <TermsReader terms={data} endOfText={endOfText} />
          <p id="agree-when" role="status">
            {t(isRead ? 'agreement.isRead' : 'agreement.readFirst')}
          </p>
          <div className="actions">
            <Button
              type="primary"
              size="large"
              disabled={!isRead}
              loading={pending}
              aria-describedby="agree-when"
              onClick={() =>
                void submit(
                  () => [],
                  () => agree(data.version, data.sha256),
                )
              }
            >
              {t(pending ? 'pending' : 'agreement.agree')}
            </Button>
            <Button size="large" onClick={() => window.print()}>
              {t('agreement.print')}
            </Button>
          </div>
          <StillWaiting pending={pending} />
          <p className="quiet activation-aside">{t('agreement.otherwise')}</p>
        </>
      ) : (
        <FlowUnknown problem={error instanceof ApiProblem ? error : undefined} ask={() => void refetch()} />
      )}
    </StepFrame>
  );
}
