import { useSyncExternalStore } from 'react';
import { monthOf, shanghaiDate } from '../../domain/shanghai-time.ts';

/** The current month `YYYY-MM` in Beijing. */
export function useThisMonth(): string {
  return useSyncExternalStore(subscribeToNothing, () => monthOf(shanghaiDate(Date.now())));
}

/** The month is read on every render, which is often enough. */
function subscribeToNothing(): () => void {
  return () => undefined;
}
