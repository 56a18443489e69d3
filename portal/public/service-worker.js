// Shows our offline page instead of the browser's error page when the network or the server is unavailable.
// Caches nothing else, neither API responses nor the pages' files, so nothing can go stale.
(function () {
  const shelf = 'offline-page';
  const page = '/offline.html';
  const kept = [page, '/critical.css', '/icon.svg'];

  self.addEventListener('install', (event) => {
    const fresh = kept.map((path) => new Request(path, { cache: 'reload' }));
    event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(fresh)));
    self.skipWaiting();
  });

  self.addEventListener('activate', (event) => {
    event.waitUntil(self.registration.navigationPreload?.enable() ?? Promise.resolve());
  });

  self.addEventListener('fetch', (event) => {
    const { origin, pathname } = new URL(event.request.url);
    if (origin !== self.location.origin || pathname.startsWith('/api/')) return;
    if (event.request.mode === 'navigate') event.respondWith(fromNetwork(event, page));
    else if (kept.includes(pathname)) event.respondWith(fromNetwork(event, pathname));
  });

  async function fromNetwork(event, otherwise) {
    try {
      return (await event.preloadResponse) ?? (await fetch(event.request));
    } catch (error) {
      const found = await caches.match(otherwise);
      if (!found) throw error;
      return found;
    }
  }
})();
