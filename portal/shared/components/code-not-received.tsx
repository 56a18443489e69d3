import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecondsLeft } from '../use-seconds-left.ts';
import { useSubmission } from '../use-submission.ts';
import { Button } from './button.tsx';
import { Section } from './section.tsx';
import { SlowResponseNotice } from './slow-response-notice.tsx';
import { SubmissionErrors } from './submission-errors.tsx';
import './code-not-received.css';

/** How to request a new code. */
export interface ResendOptions {
  /** ISO 8601; the API refuses earlier requests. */
  readonly after?: string | undefined;
  /** @throws ApiProblem */
  readonly send: () => Promise<void>;
}

interface CodeNotReceivedProps {
  readonly channel: 'email' | 'phone' | undefined;
  readonly resending: ResendOptions | undefined;
  readonly children: ReactNode;
}

/** Why a code may be missing, and how to get a new one. */
export function CodeNotReceived({ channel, resending, children }: CodeNotReceivedProps) {
  const { t } = useTranslation('code');
  return (
    <Section className="code-not-received" title={t('notReceived.title')}>
      <ul>
        <li>{t('notReceived.wait')}</li>
        {channel !== 'email' && <li>{t('notReceived.phone')}</li>}
        {channel !== 'phone' && <li>{t('notReceived.email')}</li>}
        {resending && <li>{t('notReceived.latest')}</li>}
      </ul>
      {resending && <ResendButton {...resending} />}
      {children}
    </Section>
  );
}

function ResendButton({ after, send }: ResendOptions) {
  const { t } = useTranslation('code');
  const submission = useSubmission();
  const { pending, problem, submitCount, submit } = submission;
  const seconds = useSecondsLeft(after);
  const isSent = submitCount > 0 && !pending && !problem;
  return (
    <>
      <SubmissionErrors submission={submission} />
      <p role="status">{isSent && t('resent')}</p>
      <Button pending={pending} disabled={seconds > 0} onClick={() => void submit(() => [], send)}>
        {pending ? t('resending') : seconds > 0 ? t('resendIn', { seconds }) : t('resend')}
      </Button>
      <SlowResponseNotice pending={pending} />
    </>
  );
}
