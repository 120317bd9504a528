import { sha256 } from '../../shared/key/encoding.js';
import { sign } from '../../shared/key/jws.js';

/**
 * What a request's text is worth: the digest of what is shown here, or undefined where the server's own digest is of
 * another text, which must then never be signed.
 *
 * @param {{text: string, textDigest: string}} request
 */
export async function digestShown({ text, textDigest }) {
  const digest = await sha256(text);
  return digest === textDigest ? digest : undefined;
}

/**
 * Signs and sends one decision (protocol §4): this confirmation, this text, this nonce, by this phone's key.
 *
 * @param {import('../key/phone.js').Phone} phone
 * @param {{id: string, nonce: string}} request
 * @param {object} answer
 * @param {'approve'|'deny'} answer.decision
 * @param {string} answer.textDigest of the text that was shown
 * @param {string} [answer.number] the six digits, where they are wanted
 * @param {boolean} [answer.signOut] with a denial: end the session that asked
 * @returns {Promise<string>} the state the confirmation is in now; throws a Problem where the decision did not count
 */
export async function decide(phone, request, { decision, textDigest, number, signOut }) {
  const header = { typ: 'confirmation-decision+jwt', kid: phone.pairing.id };
  const payload = {
    confirmation: request.id,
    decision,
    textDigest,
    nonce: request.nonce,
    ...(number && { number }),
    ...(signOut && { signOut }),
    iat: Math.floor(phone.api.now() / 1000),
  };
  const jws = await sign(phone.key.privateKey, header, payload);
  const path = `/confirmations/${encodeURIComponent(request.id)}/decision`;
  return (await phone.api.post(path, { jws })).state;
}
