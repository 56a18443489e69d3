import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/components/button.tsx';
import { Dialog } from '../../../shared/components/dialog.tsx';

interface EndOtherSessionsDialogProps {
  readonly count: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Explains the consequences before all other devices are signed out. */
export function EndOtherSessionsDialog({ count, onConfirm, onClose }: EndOtherSessionsDialogProps) {
  const { t } = useTranslation('account');
  return (
    <Dialog title={t('sessions.confirm.title', { count })} onClose={onClose}>
      {(close) => (
        <>
          <p>{t('sessions.confirm.what')}</p>
          <div className="actions">
            <Button variant="primary" danger onClick={onConfirm}>
              {t('sessions.confirm.action', { count })}
            </Button>
            <Button onClick={close}>{t('sessions.confirm.cancel')}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
