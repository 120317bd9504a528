/**
 * The few encodings that JOSE and Web Push share. base64url is without padding (RFC 7515 §2).
 */

const encoder = new TextEncoder();

/** UTF-8 bytes of a string. */
export const utf8 = (text) => encoder.encode(text);

/** Bytes (ArrayBuffer or view) to base64url. */
export function toBase64Url(bytes) {
  const view = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  let binary = '';
  for (const byte of view) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** base64url (padding tolerated) to bytes. */
export function fromBase64Url(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** base64url(SHA-256(UTF-8 of text)): the digest of shown texts, and `ath` in proofs. */
export async function sha256(text) {
  return toBase64Url(await crypto.subtle.digest('SHA-256', utf8(text)));
}
