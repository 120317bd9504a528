import { fromBase64Url, utf8 } from '../shared/key/encoding.js';

/** What is behind the dot in the link: 256 bits, base64url. */
export const isKey = (text) => /^[\w-]{43}$/.test(text);

/**
 * Opens a compact JWE (RFC 7516), `dir` with A256GCM, by the key of the link.
 * @param {string} part what its header must say that it is
 * @returns {Promise<ArrayBuffer>}
 * @throws if it was sealed by another key, is something else, or was changed
 */
export async function unseal(jwe, key, part) {
  const [head, , iv, ciphertext, tag] = jwe.split('.');
  const header = JSON.parse(new TextDecoder().decode(fromBase64Url(head)));
  if (header.alg !== 'dir' || header.enc !== 'A256GCM' || header.part !== part) throw new Error('This is not what was asked for');
  const aes = await crypto.subtle.importKey('raw', fromBase64Url(key), 'AES-GCM', false, ['decrypt']);
  const how = { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData: utf8(head), tagLength: 128 };
  return crypto.subtle.decrypt(how, aes, await new Blob([fromBase64Url(ciphertext), fromBase64Url(tag)]).arrayBuffer());
}
