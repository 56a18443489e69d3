/** After the page's own work: so much of the portal stays that, without a network, it can say so. */
const waitMs = 3_000;

/** Registers the worker that has the offline page. Browsers without one show their own error page. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  // Refused in private windows, for one; there is nothing to be done about it.
  setTimeout(
    () => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined),
    waitMs,
  );
}
