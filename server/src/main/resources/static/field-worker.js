// Answers for the server where there is no network: the pages of the form, its lists, styles and scripts as they were last seen.
"use strict";
const CACHE = "kenes-field-1";
const isForm = url => /\/report(\.json)?$/.test(url.pathname);
const isAsset = url => url.pathname.startsWith("/assets/");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

// A page tells what it is made of: the first visit went past us.
self.addEventListener("message", event => {
  event.waitUntil(caches.open(CACHE).then(cache => Promise.all(event.data.map(async address => {
    if (await cache.match(address)) return;
    const answer = await fetch(address);
    if (answer.ok) await cache.put(address, answer);
  }))).then(() => event.source?.postMessage("kept"), () => {}));
});

const fresh = async request => {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await cache.put(request, answer.clone());
    // the key has ended: the pages go, the queue is not ours
    if (answer.status === 403) await caches.delete(CACHE);
    return answer;
  } catch (offline) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw offline;
  }
};

const kept = async request => {
  const cache = await caches.open(CACHE);
  return await cache.match(request) ?? fresh(request);
};

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isAsset(url)) event.respondWith(kept(event.request));
  else if (isForm(url)) event.respondWith(fresh(event.request));
});
