import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/components/button.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { signOut } from '../../shared/session/sign-out.ts';
import { endSession, sessionKey } from '../../shared/session/use-session.ts';
import { useIdleSeconds } from './use-idle-seconds.ts';

/** Warns for a minute before an idle session ends and offers to continue. When the minute is over, clears the pages. */
export function IdleWarning() {
  const { t } = useTranslation('common');
  const seconds = useIdleSeconds();
  const queries = useQueryClient();

  useEffect(() => {
    if (seconds === 0) endSession();
  }, [seconds]);

  if (seconds === undefined) return null;
  // Any request to the API counts as activity.
  const staySignedIn = () => void queries.refetchQueries({ queryKey: sessionKey });
  return (
    <Dialog title={t('idle.title')} onClose={staySignedIn}>
      {() => (
        <>
          <p>{t('idle.what', { seconds })}</p>
          <div className="actions">
            <Button variant="primary" onClick={staySignedIn}>
              {t('idle.stay')}
            </Button>
            <Button onClick={() => void signOut()}>{t('navigation.signOut')}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
