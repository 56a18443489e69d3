import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePath, Link, useNavigate } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { RadioGroup } from '../../../shared/components/radio-group.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { SlowResponseNotice } from '../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { flowIdOf } from '../../../shared/flow/flow-id.ts';
import { useSubmission } from '../../../shared/use-submission.ts';
import { ResumeNotice } from './resume-notice.tsx';
import { startedActivation } from './started-activation.ts';
import { StepFrame } from './step-frame.tsx';
import './activation.css';

type SubjectType = 'merchant' | 'group';

/** Asks what kind of subject the account is for. An unfinished activation can be resumed. */
export function StartPage() {
  const { t } = useTranslation('activation');
  const [subjectType, setSubjectType] = useState<SubjectType>();
  const submission = useSubmission();
  const { pending, errorOf, submit } = submission;
  const navigate = useNavigate();
  // Preloaded while the person reads the question, so the next page opens immediately.
  useEffect(() => void import('./activation-page.tsx'), []);

  async function begin(): Promise<void> {
    const body = { subjectType: subjectType! };
    const id = flowIdOf(await unwrap(api.POST('/api/v1/activations', { body })));
    startedActivation.remember(id);
    await navigate(generatePath(portalPages.activation, { id }));
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const missing = [{ field: 'subjectType', message: t('start.missing') }];
    void submit(() => (subjectType ? [] : missing), begin);
  }

  return (
    <StepFrame step={1} title={t('start.title')}>
      <ResumeNotice />
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <RadioGroup<SubjectType>
          id="subjectType"
          legend={t('start.title')}
          legendHidden
          value={subjectType}
          onValue={setSubjectType}
          error={errorOf('subjectType')}
          options={[
            { value: 'merchant', label: t('start.merchant'), hint: t('start.merchantHint') },
            { value: 'group', label: t('start.group'), hint: t('start.groupHint') },
          ]}
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'pending' : 'goOn')}</SubmitButton>
          <Link to={portalPages.signIn}>{t('start.signIn')}</Link>
        </div>
        <SlowResponseNotice pending={pending} />
      </form>
      <Section className="activation-aside" title={t('start.atHand.title')}>
        <ul>
          {(['slip', 'phone', 'time'] as const).map((thing) => (
            <li key={thing}>{t(`start.atHand.${thing}`)}</li>
          ))}
        </ul>
      </Section>
    </StepFrame>
  );
}
