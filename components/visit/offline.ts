"use client";

import { eraseAll } from "./kept";

const pages = "visit:";
const worker = "/visit-worker.js";
const isVisit = (scope: string) => /\/applications\/[0-9a-f-]{36}\/visit$/.test(new URL(scope).pathname);
/** Absent where the page came over plain http. */
const canKeepPages = () => "serviceWorker" in navigator && "caches" in window;

/** Keeps this page with its scripts and styles, so that it opens again without a connection. For this person and this address alone. */
export async function keepPage(personId: string): Promise<void> {
  if (!canKeepPages() || !navigator.onLine) return;
  await navigator.serviceWorker.register(worker, { scope: location.pathname });
  // A page that leads elsewhere by now, such as to signing in, is not kept in this one's place.
  const page = await fetch(location.pathname, { redirect: "error", headers: { accept: "text/html" } });
  if (!page.ok) return;
  const cache = await caches.open(`${pages}${personId}`);
  await cache.put(location.pathname, page);
  const parts = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"));
  await Promise.allSettled(parts.map((part) => cache.add(part.href)));
}

/** After its visit was sent. */
export async function dropPage(personId: string): Promise<void> {
  if (!canKeepPages()) return;
  await (await caches.open(`${pages}${personId}`)).delete(location.pathname);
  await (await navigator.serviceWorker.getRegistration(location.pathname))?.unregister();
}

/** Pages kept for anybody else. */
export async function dropOthers(personId: string): Promise<void> {
  if (!canKeepPages()) return;
  for (const name of await caches.keys()) if (name.startsWith(pages) && name !== `${pages}${personId}`) await caches.delete(name);
}

/** Whoever signs out leaves nothing behind. */
export async function forgetAll(): Promise<void> {
  await eraseAll();
  if (!canKeepPages()) return;
  for (const name of await caches.keys()) if (name.startsWith(pages)) await caches.delete(name);
  for (const registration of await navigator.serviceWorker.getRegistrations())
    if (isVisit(registration.scope)) await registration.unregister();
}
