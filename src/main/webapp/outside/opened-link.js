import { Api } from '../shared/api.js';
import { isKey, unseal } from './sealed.js';

/** Nobody is signed in here: no cookie goes along. */
const api = new Api({ authorize: (request) => request });

/** What a link of `https://host/link#<token>.<key>` leads to. The key never leaves this object. */
export class OpenedLink {
  #token;
  #key;
  #ticket = null;

  /** @returns {OpenedLink | null} null if something is missing from the address */
  static of(fragment) {
    const [token, key, ...more] = fragment.split('.');
    return token && isKey(key ?? '') && !more.length ? new OpenedLink(token, key) : null;
  }

  constructor(token, key) {
    this.#token = token;
    this.#key = key;
  }

  /** Who shares what, and what is needed to see it; uses nothing up. */
  look() {
    return this.#post('open');
  }

  sendCode() {
    return this.#post('code');
  }

  /**
   * Uses up a view.
   * @param {{code?: string, password?: string}} shown
   * @returns {Promise<{name: string, kind: string, icon: string, fields: object[], files: object[]}>}
   */
  async view(shown) {
    const { content, ticket } = await this.#post('view', shown);
    this.#ticket = ticket;
    return JSON.parse(new TextDecoder().decode(await unseal(content, this.#key, 'secret')));
  }

  /**
   * @param {number} number from 1 on
   * @param {(share: number) => void} progress from 0 to 1
   * @returns {Promise<Blob>}
   */
  async file(number, { parts }, progress) {
    const pieces = [];
    for (let part = 0; part < parts; part += 1) {
      const name = `${number}/${part}`;
      const { content } = await this.#post('file', { ticket: this.#ticket, part: name });
      pieces.push(await unseal(content, this.#key, name));
      progress((part + 1) / parts);
    }
    return new Blob(pieces);
  }

  #post(what, more) {
    return api.post(`/links/${what}`, { token: this.#token, ...more });
  }
}

/** The server's time. */
export const now = () => api.now();
