import { PhoneApi } from '../server/phone-api.js';
import { publicJwk } from '../../shared/key/public-jwk.js';
import { deviceKey } from './device-key.js';
import { forgetEverything, recall, remember } from './store.js';

/**
 * This phone, once it is paired: whom it confirms for, and how it speaks to the server. One per browser profile.
 *
 * @typedef {{id: string, name: string, member: {id: string, name: string, email: string},
 *   workspace: {id: string, name: string}}} Pairing
 */
export class Phone {
  /** @param {CryptoKeyPair} key @param {Pairing} pairing */
  constructor(key, pairing) {
    this.key = key;
    this.pairing = pairing;
    this.api = new PhoneApi(key, pairing.id);
    this.path = `/trusted-sessions/${encodeURIComponent(pairing.id)}`;
  }

  /** The phone as it was paired before, or null. */
  static async recall() {
    const [key, pairing] = await Promise.all([recall('key'), recall('pairing')]);
    return key && pairing ? new Phone(key, pairing) : null;
  }

  /**
   * Pairs this phone by a code that works once (protocol §4). A refused code leaves nothing behind but the key, which
   * the next try uses.
   *
   * @param {{code: string, name: string, platform: string}} request
   */
  static async pair({ code, name, platform }) {
    const key = await deviceKey();
    const publicKey = await publicJwk(key.publicKey);
    const answer = await new PhoneApi(key).post('/trusted-sessions', { code, name, platform, publicKey });
    const { id, member, workspace } = answer;
    const pairing = { id, name, member, workspace };
    await remember('pairing', pairing);
    // Without this a browser short of space may drop the key; that it may refuse is no reason to stop.
    await navigator.storage?.persist?.().catch(() => false);
    return new Phone(key, pairing);
  }

  async rename(name) {
    await this.api.patch(this.path, { name });
    this.pairing = { ...this.pairing, name };
    await remember('pairing', this.pairing);
  }

  /** Ends the trusted session and forgets the key. If the server cannot be told, nothing is forgotten. */
  async remove() {
    await this.api.delete(this.path);
    await this.forget();
  }

  /** Forgets the key, the pairing and the decisions. There is no way back but to pair again. */
  async forget() {
    await forgetEverything();
  }
}
