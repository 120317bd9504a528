import { Phone } from './key/phone.js';
import { show, tidy } from './push/notifications.js';
import { subscribe } from './push/subscribe.js';
import { isShell, kept, stock } from './shell.js';

/**
 * The service worker: the shell without network, and what is to be done when the app is closed. `/api` is never kept.
 */
const BASE = new URL('./', self.location).href;

self.addEventListener('install', (event) => {
  event.waitUntil(stock(BASE).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  if (!isShell(event.request, BASE)) return;
  event.respondWith(kept(event.request, BASE).then((response) => response ?? fetch(event.request)));
});

self.addEventListener('message', (event) => {
  if (event.data === 'renew-shell') event.waitUntil(renew());
});

self.addEventListener('push', (event) => {
  const message = read(event.data);
  event.waitUntil(show(self.registration, message).then(() => afterPush(message)));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.confirmation));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(Phone.recall().then((phone) => phone && subscribe(phone, self.registration)));
});

function read(data) {
  try {
    const message = data?.json();
    return message && typeof message === 'object' ? message : {};
  } catch {
    return {};
  }
}

async function renew() {
  // A shell that cannot be renewed now is renewed next time.
  const newer = await stock(BASE).catch(() => false);
  if (newer) for (const window of await windows()) window.postMessage({ newer });
}

async function afterPush(message) {
  for (const window of await windows()) window.postMessage({ pushed: message.test ? 'test' : 'request' });
  if (message.test) return;
  const phone = await Phone.recall();
  const list = await phone?.api.get(`${phone.path}/requests`).catch(() => null);
  const open = list?.items.map((item) => item.id);
  await tidy(self.registration, open && [...open, message.confirmation]);
}

/** Brings the app to the front, at the request where there is one. */
async function open(confirmation) {
  const place = confirmation ? `#request=${encodeURIComponent(confirmation)}` : '#';
  const [window] = await windows();
  if (!window) return self.clients.openWindow(BASE + place);
  window.postMessage({ open: place });
  return window.focus();
}

const windows = () =>
  self.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then((all) => all.filter(({ url }) => url.startsWith(BASE)));
