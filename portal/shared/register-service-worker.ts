/** Registration waits until the page has loaded. */
const waitMs = 3_000;

/** Registers the service worker with the offline page. Without one, browsers show their own error page. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  // Some browsers refuse it, for example in private windows; the portal works without it.
  setTimeout(
    () => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined),
    waitMs,
  );
}
