"use client";

const worker = "/page-worker.js";
/** Absent where the page came over plain http. */
const canKeepPages = () => "serviceWorker" in navigator && "caches" in window;

/** Pages of one kind that this browser opens again without a connection; `path` is how their addresses look. */
export function keptPages(kind: string, path: RegExp) {
  const prefix = `${kind}:`;
  /** How often everything was forgotten: what was on its way into the cache meanwhile must not stay there. */
  let forgotten = 0;
  const drop = async (mine: (name: string) => boolean) => {
    if (!canKeepPages()) return;
    for (const name of await caches.keys()) if (name.startsWith(prefix) && mine(name)) await caches.delete(name);
  };

  return {
    /** Keeps this page with its scripts and styles. For this person and this address alone. */
    async keep(personId: string): Promise<void> {
      if (!canKeepPages() || !navigator.onLine) return;
      const [before, address] = [forgotten, location.pathname];
      await navigator.serviceWorker.register(worker, { scope: address });
      // A page that leads elsewhere by now, such as to signing in, is not kept in this one's place.
      const page = await fetch(address, { redirect: "error", headers: { accept: "text/html" } });
      if (!page.ok) return;
      const cache = await caches.open(`${prefix}${personId}`);
      await cache.put(address, page);
      const parts = performance
        .getEntriesByType("resource")
        .map(({ name }) => new URL(name))
        .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"));
      await Promise.allSettled(parts.map((part) => cache.add(part.href)));
      if (before !== forgotten) await this.dropAll();
    },

    /** When nothing is to be done there any more. */
    async dropPage(personId: string): Promise<void> {
      if (!canKeepPages()) return;
      await (await caches.open(`${prefix}${personId}`)).delete(location.pathname);
      await (await navigator.serviceWorker.getRegistration(location.pathname))?.unregister();
    },

    /** Those kept for anybody else. */
    dropOthers: (personId: string) => drop((name) => name !== `${prefix}${personId}`),

    /** Whoever signs out leaves none behind. */
    async dropAll(): Promise<void> {
      forgotten += 1;
      await drop(() => true);
      if (!canKeepPages()) return;
      for (const registration of await navigator.serviceWorker.getRegistrations())
        if (path.test(new URL(registration.scope).pathname)) await registration.unregister();
    },
  };
}
