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

/**
 * The public half as the JWK that the server keeps and that proofs carry: the required members of RFC 7638 §3.2 only.
 *
 * @param {CryptoKey} publicKey
 */
export async function publicJwk(publicKey) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return { kty, crv, x, y };
}
