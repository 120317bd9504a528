import { sha256, toBase64Url } from './encoding.js';
import { sign } from './jws.js';
import { publicJwk } from './public-jwk.js';

/**
 * Gives a request a proof of possession for just itself (RFC 9449 §4.2): good for one method, one address without its
 * query, once, and within the server's 60 seconds. `ath` ties it to the session it speaks for, as RFC 9449 §7 asks.
 *
 * @param {Request} request
 * @param {CryptoKeyPair} key
 * @param {string | undefined} session id of the trusted or bound session; none while there is none yet
 * @param {number} at the server's time in milliseconds
 * @returns {Promise<Request>} the same
 */
export async function prove(request, key, session, at) {
  request.headers.set('DPoP', await proof(request, key, session, at));
  if (session) request.headers.set('Authorization', `DPoP ${session}`);
  return request;
}

async function proof({ method, url }, key, session, at) {
  const { origin, pathname } = new URL(url);
  const header = { typ: 'dpop+jwt', jwk: await publicJwk(key.publicKey) };
  const payload = {
    jti: toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    htm: method,
    htu: origin + pathname,
    iat: Math.floor(at / 1000),
  };
  if (session) payload.ath = await sha256(session);
  return sign(key.privateKey, header, payload);
}
