import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/components/button.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { saveTextFile } from '../../../shared/save-text-file.ts';
import { useSession } from '../../../shared/session/use-session.ts';
import { site } from '../../../shared/site.ts';
import { useSubmission } from '../../../shared/use-submission.ts';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onSaved: () => void;
}

/** Shows the recovery codes, once. The person must confirm having saved them before leaving. */
export function RecoveryCodes({ codes, onSaved }: RecoveryCodesProps) {
  const { t } = useTranslation('account');
  const { session } = useSession();
  const [isSaved, setSaved] = useState(false);
  const [copied, setCopied] = useState<'copied' | 'notCopied'>();
  const submission = useSubmission();
  const { submit } = submission;
  useEffect(confirmLeaving, []);

  const missing = { field: 'saved', message: t('recoveryCodes.missing') };
  const text = [
    t('recoveryCodes.file', { brand: site.brand, username: session?.username }),
    site.origin,
    '',
    ...codes,
    '',
  ].join('\r\n');

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(
      () => (isSaved ? [] : [missing]),
      () => Promise.resolve(onSaved()),
    );
  }

  function copy(): void {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied('copied'),
      () => setCopied('notCopied'),
    );
  }

  return (
    <div className="account-form">
      <PageTitle>{t('recoveryCodes.title')}</PageTitle>
      <SubmissionErrors submission={submission} />
      <p className="lead">{t('recoveryCodes.what')}</p>
      <form className="panel" noValidate onSubmit={onSubmit}>
        <ul className="account-recovery-codes plain-list" aria-label={t('recoveryCodes.title')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="actions">
          <Button onClick={copy}>{t('recoveryCodes.copy')}</Button>
          <Button onClick={() => window.print()}>{t('recoveryCodes.print')}</Button>
          <Button onClick={() => saveTextFile(t('recoveryCodes.fileName'), text)}>
            {t('recoveryCodes.download')}
          </Button>
        </div>
        <p role="status">{copied && t(`recoveryCodes.${copied}`)}</p>
        <label className="account-option" htmlFor="saved">
          <input
            type="checkbox"
            id="saved"
            checked={isSaved}
            onChange={(event) => setSaved(event.target.checked)}
          />
          <span>{t('recoveryCodes.saved')}</span>
        </label>
        <div className="actions">
          <SubmitButton>{t('recoveryCodes.finish')}</SubmitButton>
        </div>
      </form>
    </div>
  );
}

function confirmLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
