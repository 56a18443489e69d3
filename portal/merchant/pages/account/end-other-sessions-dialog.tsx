import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/components/button.tsx';

interface EndOtherSessionsDialogProps {
  readonly count: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Explains the consequences before all other devices are signed out. */
export function EndOtherSessionsDialog({ count, onConfirm, onClose }: EndOtherSessionsDialogProps) {
  const { t } = useTranslation('account');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby="end-others-title" onClose={onClose}>
      <h2 id="end-others-title">{t('sessions.confirm.title', { count })}</h2>
      <p>{t('sessions.confirm.what')}</p>
      <div className="actions">
        <Button type="primary" danger onClick={onConfirm}>
          {t('sessions.confirm.action', { count })}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{t('sessions.confirm.cancel')}</Button>
      </div>
    </dialog>
  );
}
