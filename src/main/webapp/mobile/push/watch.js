import { show, tidy } from './notifications.js';
import { pushState } from './subscribe.js';

/**
 * Keeps the notifications in line with the inbox while the app is open: those of requests that are over are closed, the
 * one on screen needs none, and where there is no push a request that arrives in the background is shown all the same.
 *
 * @param {import('../requests/inbox.js').Inbox} inbox
 * @param {() => string|undefined} onScreen id of the request that is on screen
 */
export function watch(inbox, onScreen) {
  const known = new Set();
  inbox.addEventListener('change', async () => {
    const items = inbox.items ?? [];
    const fresh = items.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    const registration = await navigator.serviceWorker?.getRegistration();
    if (!registration || !('Notification' in globalThis)) return;
    if (inbox.items) await tidy(registration, visibleElsewhere(items, onScreen()));
    if (document.visibilityState === 'visible' || (await pushState()) !== 'off') return;
    for (const { id, text, expiresAt } of fresh) await show(registration, { confirmation: id, body: text, expiresAt });
  });
}

function visibleElsewhere(items, onScreen) {
  const seen = document.visibilityState === 'visible' ? onScreen : undefined;
  return items.map(({ id }) => id).filter((id) => id !== seen);
}
