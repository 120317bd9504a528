/** The notifications of this phone: one per confirmation, tagged with its id, gone when it is. */

const LIFE = 2 * 60_000;
const AFTERLIFE = 5_000;
const LOOKS = { icon: 'icons/icon-192.png', badge: 'icons/badge-96.png' };

/**
 * Shows what a push carries (protocol §4). It always shows something, whatever arrived: a push that shows nothing ends
 * the subscription on iOS.
 *
 * @param {ServiceWorkerRegistration} registration
 * @param {{confirmation?: string, title?: string, body?: string, state?: string, expiresAt?: string, test?: boolean}} message
 */
export function show(registration, message) {
  const { confirmation, title = 'Confirmation Request', state = 'pending', expiresAt } = message;
  if (message.test) return registration.showNotification(title, { ...LOOKS, body: message.body, tag: 'test' });
  const over = state !== 'pending';
  return registration.showNotification(title, {
    ...LOOKS,
    body: over ? 'This request is closed.' : (message.body ?? 'Open Countersign to see what is asked.'),
    tag: confirmation ?? 'request',
    renotify: !over,
    requireInteraction: !over,
    silent: over,
    data: { confirmation, until: over ? Date.now() + AFTERLIFE : Date.parse(expiresAt) || Date.now() + LIFE },
  });
}

/**
 * Closes the notifications of requests that are no longer open.
 *
 * @param {ServiceWorkerRegistration} registration
 * @param {string[]} [open] ids of what is open; where that is not known, only what has run out is closed
 */
export async function tidy(registration, open) {
  for (const notification of await registration.getNotifications()) {
    const { confirmation, until } = notification.data ?? {};
    if (confirmation && (until < Date.now() || (open && !open.includes(confirmation)))) notification.close();
  }
}
