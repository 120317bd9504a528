import { show, tidy } from './notifications.js';
import { pushState } from './subscribe.js';

/**
 * Keeps the notifications in line with the inbox while the app is open: those of requests that are over are closed, and
 * where there is no push a request that arrives in the background is shown all the same.
 *
 * @param {import('../requests/inbox.js').Inbox} inbox
 */
export function watch(inbox) {
  const known = new Set();
  let asOf = 0;
  inbox.addEventListener('change', async () => {
    // An old list would close what has just been shown.
    if (inbox.asOf === asOf) return;
    asOf = inbox.asOf;
    const fresh = inbox.items.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    const registration = await navigator.serviceWorker?.getRegistration();
    if (!registration || !('Notification' in globalThis)) return;
    await tidy(
      registration,
      inbox.items.map(({ id }) => id),
    );
    if (document.visibilityState === 'visible' || (await pushState()) !== 'off') return;
    for (const { id, text, expiresAt } of fresh) await show(registration, { confirmation: id, body: text, expiresAt });
  });
}
