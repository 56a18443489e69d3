import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveNotice } from '../../shared/components/live-notice.tsx';

/** Shown while the browser is offline; loaded data stays on the page. */
export function OfflineNotice() {
  const { t } = useTranslation('common');
  const online = useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
  );
  return <LiveNotice kind="warning">{!online && t('offline')}</LiveNotice>;
}
