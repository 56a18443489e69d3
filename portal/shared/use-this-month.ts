import { useSyncExternalStore } from 'react';
import { monthOf, shanghaiDate } from '../../domain/shanghai-time.ts';

/** The month `YYYY-MM` it is in Beijing. */
export function useThisMonth(): string {
  return useSyncExternalStore(subscribeToNothing, () => monthOf(shanghaiDate(Date.now())));
}

/** Read anew whenever the page is drawn, which is often enough for a month. */
function subscribeToNothing(): () => void {
  return () => undefined;
}
