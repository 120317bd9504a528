/**
 * The app's shell, kept for when there is no network: every file of it, in one cache named after what is in it. A new
 * version replaces the old one as a whole, so two versions never mix and no number has to be raised by hand.
 */

const PREFIX = 'countersign-shell-';

const FILES = `
  ./ manifest.webmanifest icons/mark.svg icons/icon-192.png icons/badge-96.png
  announce.js app.js notice-screen.js renewal.js router.js top-bar.js words.js
  look/app.css look/request.css
  home/decision-list.js home/decisions-screen.js home/decisions.js home/hints.js home/home-screen.js
  key/device-key.js key/phone.js key/store.js
  pairing/code.js pairing/naming.js pairing/pairing-screen.js pairing/scanner.js pairing/welcome-screen.js
  push/notifications.js push/subscribe.js push/watch.js
  requests/decision.js requests/event-stream.js requests/inbox.js requests/outcomes.js requests/request-screen.js
  requests/request-view.js requests/time-left.js
  server/phone-api.js
  settings/notifications-card.js settings/phones-card.js settings/settings-screen.js
  ../lib/lit-html.js
  ../shared/api.js ../shared/base.css ../shared/icon.js ../shared/key/dpop.js ../shared/key/encoding.js
  ../shared/key/jws.js ../shared/key/public-jwk.js ../shared/problem.js ../shared/time.js ../shared/toast.js
  ../shared/tokens.css ../shared/view.js
`;

const ICONS = `
  arrow-left bell bell-slash check-lg check2-all chevron-right clock exclamation-triangle gear lock phone
  qr-code-scan shield-check slash-circle wifi-off x-lg
`;

const words = (text) => text.trim().split(/\s+/);
const urls = (base) =>
  [...words(FILES), ...words(ICONS).map((name) => `../lib/icons/${name}.svg`)].map((path) => new URL(path, base).href);

const versions = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/**
 * Fetches the shell as the server has it now and keeps it if it is another than the kept one. Throws, and keeps what
 * there was, if any file but a picture is missing.
 *
 * @param {string} base address of the app's folder
 * @returns {Promise<boolean>} whether it was another
 */
export async function stock(base) {
  const files = await Promise.all(urls(base).map(load));
  const found = files.filter(Boolean);
  const name = PREFIX + (await fingerprint(found.map(({ bytes }) => bytes)));
  const newer = !(await caches.has(name));
  if (newer) {
    const cache = await caches.open(name);
    await Promise.all(found.map(({ url, bytes, headers }) => cache.put(url, new Response(bytes, { headers }))));
  }
  for (const other of await versions()) if (other !== name) await caches.delete(other);
  return newer;
}

/**
 * The kept file for a request, or undefined where the request is not for the shell.
 *
 * @param {Request} request
 * @param {string} base
 */
export async function kept(request, base) {
  const url = request.mode === 'navigate' ? base : request.url;
  const [name] = await versions();
  return name && (await caches.open(name)).match(url, { ignoreSearch: true, ignoreVary: true });
}

/** Whether a request is one that the shell may answer. */
export function isShell(request, base) {
  if (request.method !== 'GET') return false;
  if (request.mode === 'navigate') return new URL(request.url).pathname === new URL(base).pathname;
  return urls(base).includes(request.url);
}

async function load(url) {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
  if (response.ok) return { url, bytes: await response.arrayBuffer(), headers: response.headers };
  if (url.endsWith('.svg') || url.endsWith('.png')) return undefined;
  throw new Error(`${url} answered ${response.status}`);
}

async function fingerprint(parts) {
  const digests = await Promise.all(parts.map((part) => crypto.subtle.digest('SHA-256', part)));
  const all = await new Blob(digests).arrayBuffer();
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
