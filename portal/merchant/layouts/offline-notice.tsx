import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

/** Shown while the browser is offline; loaded data stays on the page. */
export function OfflineNotice() {
  const { t } = useTranslation('common');
  const online = useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
  );
  return (
    <div role="status" className="offline-notice">
      {!online && <p className="notice is-warning">{t('offline')}</p>}
    </div>
  );
}
