const ASCII = new TextEncoder();

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
  const header = JSON.parse(new TextDecoder().decode(bytes(head)));
  if (header.alg !== 'dir' || header.enc !== 'A256GCM' || header.part !== part) throw new Error('This is not what was asked for');
  const aes = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['decrypt']);
  const how = { name: 'AES-GCM', iv: bytes(iv), additionalData: ASCII.encode(head), tagLength: 128 };
  return crypto.subtle.decrypt(how, aes, await new Blob([bytes(ciphertext), bytes(tag)]).arrayBuffer());
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
