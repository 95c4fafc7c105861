// Opens a page again where there is no connection: a visit's, or that of the door. Registered for one page at a time; what it may show
// lies in the cache that the page filled for its person, and is taken away when that person signs out.
const kept = (request) => caches.match(request, { ignoreSearch: true, ignoreVary: true });

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(async (error) => (await kept(request)) ?? Promise.reject(error)));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
});
