/**
 * The app's shell, kept for when there is no network: every file of it, in one cache named after what is in it. A new
 * version replaces the old one as a whole, so two versions never mix and no number has to be raised by hand.
 */

const PREFIX = 'countersign-shell-';

const FILES = `
  ./ manifest.webmanifest icons/mark.svg icons/icon-192.png icons/badge-96.png
  announce.js app.js notice-screen.js renewal.js router.js tab-bar.js top-bar.js words.js
  home/decision-list.js home/decisions-screen.js home/decisions.js home/hints.js home/home-screen.js
  key/device-key.js key/phone.js key/store.js
  look/app.css look/request.css look/vault.css
  pairing/code.js pairing/naming.js pairing/pairing-screen.js pairing/scanner.js pairing/welcome-screen.js
  push/notifications.js push/subscribe.js push/watch.js
  requests/decision.js requests/event-stream.js requests/inbox.js requests/outcomes.js requests/request-banner.js
  requests/request-over.js requests/request-screen.js requests/request-view.js requests/time-left.js
  server/phone-api.js
  settings/notifications-card.js settings/phones-card.js settings/settings-screen.js settings/workspace-card.js
  vault/vault-screen.js
  ../lib/lit-html.js
  ../shared/admin/app-dialog.js ../shared/admin/app-page.js ../shared/admin/apps-page.js ../shared/admin/apps.js
  ../shared/admin/provisioning-page.js ../shared/admin/provisioning.css ../shared/admin/vault-dialog.js
  ../shared/admin/vaults-page.js ../shared/admin/vaults.css
  ../shared/api.js ../shared/base.css ../shared/confirmation-buttons.js ../shared/confirmation-dialog.js
  ../shared/confirmation-asked.js ../shared/confirmation-lock.js ../shared/confirmation-none.js ../shared/confirmation-request.js ../shared/confirmation-views.js ../shared/confirmation-watch.js
  ../shared/confirmation.css ../shared/confirmed.js ../shared/controls.css ../shared/copy.js ../shared/details.css
  ../shared/dialogs.css ../shared/icon.js ../shared/key/dpop.js
  ../shared/key/encoding.js ../shared/key/jws.js ../shared/key/public-jwk.js ../shared/list.css
  ../shared/page.js ../shared/panes.css ../shared/parts.css
  ../shared/passkey.js ../shared/place.js ../shared/problem.js ../shared/question.js ../shared/rows.css
  ../shared/save-file.js ../shared/server.js
  ../shared/session.js ../shared/time-ring.js ../shared/time.js ../shared/toast.js ../shared/tokens.css
  ../shared/view.js
  ../shared/vault/attachments.css ../shared/vault/attachments.js ../shared/vault/coloured.js
  ../shared/vault/drafts.js ../shared/vault/file-drop.js ../shared/vault/file-size.js ../shared/vault/kinds.js
  ../shared/vault/line-diff.js ../shared/vault/link-dialog.js ../shared/vault/list-end.js
  ../shared/vault/made-link.js ../shared/vault/own-fields.js ../shared/vault/secret-access.js
  ../shared/vault/secret-attachments.js ../shared/vault/secret-change.js ../shared/vault/secret-choices.js
  ../shared/vault/secret-collision.js ../shared/vault/secret-detail.js ../shared/vault/secret-field.js
  ../shared/vault/secret-filter.js ../shared/vault/secret-filters.js ../shared/vault/secret-form.css
  ../shared/vault/secret-form.js ../shared/vault/secret-history.css ../shared/vault/secret-history.js
  ../shared/vault/secret-inputs.js ../shared/vault/secret-links.js ../shared/vault/secret-list.js
  ../shared/vault/secret-merge.js ../shared/vault/secret-row.js ../shared/vault/secret-sharing.js
  ../shared/vault/secret-typing.js ../shared/vault/secret-values.js ../shared/vault/secret-view.js
  ../shared/vault/secrets-page.js ../shared/vault/secrets.css ../shared/vault/secrets.js
  ../shared/vault/selection.js ../shared/vault/share-dialog.js ../shared/vault/sharing.css
  ../shared/vault/sharing.js ../shared/vault/ssh-generator.js ../shared/vault/strength-meter.js
  ../shared/vault/upload.js ../shared/vault/value-generator.js ../shared/vault/vaults.js
  ../shared/vault/veiled-input.js ../shared/vault/version-view.js
`;

const ICONS = `
  arrow-counterclockwise arrow-left award bell bell-slash camera check-lg check2-all chevron-right clipboard clock
  clock-history database diagram-3 dice-5 download envelope exclamation-triangle eye eye-slash file-earmark
  file-earmark-text fingerprint gear hdd-rack key link-45deg lock paperclip pencil people person-circle person-plus phone
  plug plus-lg qr-code-scan safe2 search shield-check shield-lock slash-circle terminal trash3 ui-checks upload
  wifi wifi-off x-lg
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
