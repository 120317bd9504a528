import { fromBase64Url } from '../../shared/key/encoding.js';
import { forget, recall, remember } from '../key/store.js';

const PATIENCE = 10_000;

/**
 * Whether this phone is told by push, as far as it can know:
 * `unsupported` (no such thing in this browser), `ask`, `blocked` (by the browser's settings), `off` (allowed, but not
 * subscribed) or `on`.
 */
export async function pushState() {
  if (!('Notification' in globalThis) || !('PushManager' in globalThis)) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  if (Notification.permission === 'default') return 'ask';
  return (await recall('push')) ? 'on' : 'off';
}

/**
 * Asks for the permission and subscribes. Only upon a tap, for browsers ask nobody otherwise.
 *
 * @param {import('../key/phone.js').Phone} phone
 * @returns {Promise<'on'|'ask'|'blocked'|'no-push-service'>} `no-push-service` where the browser gave no subscription
 *   though it was allowed; throws a Problem where the server did not take it
 */
export async function turnOn(phone) {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'blocked' : 'ask';
  const registration = await worker();
  return registration && (await subscribe(phone, registration)) ? 'on' : 'no-push-service';
}

/**
 * Subscribes with the server's key (RFC 8292 §4.1) and hands the subscription over. Runs in the service worker as well.
 *
 * @param {import('../key/phone.js').Phone} phone
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<boolean>} false where the browser has no push service to give
 */
export async function subscribe(phone, registration) {
  const { key } = await phone.api.get('/push/key');
  const options = { userVisibleOnly: true, applicationServerKey: fromBase64Url(key) };
  const subscription = await obtain(registration, options).catch(() => null);
  if (!subscription) {
    await forget('push');
    return false;
  }
  await phone.api.put(`${phone.path}/subscription`, subscription.toJSON());
  await remember('push', subscription.endpoint);
  return true;
}

/** Puts right what the browser changed while the app was closed. Quiet: the requests arrive by the stream anyway. */
export async function keepSubscribed(phone) {
  if ((await pushState()) !== 'on') return;
  const registration = await worker();
  if (!registration) return;
  const subscription = await registration.pushManager.getSubscription();
  if (subscription?.endpoint !== (await recall('push'))) await subscribe(phone, registration);
}

/** The service worker's registration, or undefined where none comes to life: `ready` alone would wait for ever. */
const worker = () => Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

async function obtain(registration, options) {
  try {
    return await registration.pushManager.subscribe(options);
  } catch (cause) {
    // A subscription made for another key of the server stands in the way.
    if (cause.name !== 'InvalidStateError') throw cause;
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return registration.pushManager.subscribe(options);
  }
}
