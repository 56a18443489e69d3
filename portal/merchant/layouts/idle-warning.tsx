import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { endSession, sessionKey } from '../../shared/session/use-session.ts';
import { signOut } from '../../shared/session/sign-out.ts';
import { useIdleSeconds } from './use-idle-seconds.ts';
import { Button } from '../../shared/components/button.tsx';

/** Warns for a minute before an idle session ends and offers to continue. When the minute is over, clears the pages. */
export function IdleWarning() {
  const { t } = useTranslation('common');
  const seconds = useIdleSeconds();
  const dialog = useRef<HTMLDialogElement>(null);
  const queries = useQueryClient();
  const isNear = seconds !== undefined;

  useEffect(() => {
    if (isNear) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isNear]);
  useEffect(() => {
    if (seconds === 0) endSession();
  }, [seconds]);

  // Any request to the API counts as activity.
  const goOn = () => void queries.refetchQueries({ queryKey: sessionKey });
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby="idle-title" onCancel={goOn}>
      <h2 id="idle-title">{t('idle.title')}</h2>
      <p>{t('idle.what', { seconds: seconds ?? 0 })}</p>
      <div className="actions">
        <Button type="primary" onClick={goOn}>
          {t('idle.goOn')}
        </Button>
        <Button onClick={() => void signOut()}>{t('navigation.signOut')}</Button>
      </div>
    </dialog>
  );
}
