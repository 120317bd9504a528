/**
 * The public half as the JWK that the server keeps and that proofs carry: the required members of RFC 7638 §3.2 only.
 *
 * @param {CryptoKey} publicKey
 */
export async function publicJwk(publicKey) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return { kty, crv, x, y };
}
