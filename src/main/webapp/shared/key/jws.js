import { toBase64Url, utf8 } from './encoding.js';

const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

/**
 * A compact JWS (RFC 7515 §7.1) with ES256. WebCrypto's signature is r‖s already, which is what RFC 7518 §3.4 wants.
 *
 * @param {CryptoKey} privateKey P-256, usage `sign`; never leaves WebCrypto
 * @param {object} header without `alg`, which is always ES256
 * @param {object} payload
 * @returns {Promise<string>}
 */
export async function sign(privateKey, header, payload) {
  const part = (value) => toBase64Url(utf8(JSON.stringify(value)));
  const input = `${part({ alg: 'ES256', ...header })}.${part(payload)}`;
  const signature = await crypto.subtle.sign(ES256, privateKey, utf8(input));
  return `${input}.${toBase64Url(signature)}`;
}
