// For a page that is opened while the network or the server is gone: says so, instead of the browser's own error page.
// Nothing else is kept, neither the api's answers nor the pages' files, so that nothing here can be out of date.
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
