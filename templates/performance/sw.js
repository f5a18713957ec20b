// Caches hashed static files and the data-free offline page; no page with anybody's data.
"use strict";
const CACHE = "asn-{{ version }}";
const SHELL = {{ files|safe }};
const STATIC = {{ static|safe }};
const OFFLINE = {{ offline|safe }};
const HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

self.addEventListener("install", (event) => {
  const page = new Request(OFFLINE, { credentials: "omit", cache: "reload" });
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...SHELL, page])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith("asn-") && name !== CACHE));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (request.method === "GET") event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
    return;
  }
  if (request.method === "GET" && url.pathname.startsWith(STATIC)) event.respondWith(fromCache(request, url));
});

async function fromCache(request, url) {
  if (!HASHED.test(url.pathname)) return fetch(request).catch(() => caches.match(request));
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}
