import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

/** Said while the network is gone; what was read stays on the page. */
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
