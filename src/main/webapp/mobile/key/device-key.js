import { recall, remember } from './store.js';

/**
 * The key of this phone: P-256, made here, never extractable, kept as a handle in IndexedDB. Every call answers the
 * same key until the phone is removed.
 *
 * @returns {Promise<CryptoKeyPair>}
 */
export async function deviceKey() {
  const kept = await recall('key');
  if (kept) return kept;
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  await remember('key', pair);
  return pair;
}
