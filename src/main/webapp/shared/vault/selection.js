import { html } from '../../lib/lit-html.js';
import { api, confirmed } from '../server.js';
import { question } from '../question.js';
import { secrets } from './secrets.js';

/** One confirmation names at most so many. */
const MOST = 100;

/** The secrets that are chosen in the list to be deleted together; those stay chosen that a search no longer shows. */
export class Selection {
  #chosen = new Map();

  get size() {
    return this.#chosen.size;
  }

  get full() {
    return this.size >= MOST;
  }

  has({ id }) {
    return this.#chosen.has(id);
  }

  /** Only owners delete. */
  allows(secret) {
    return secret.role === 'owner' && (!this.full || this.has(secret));
  }

  toggle(secret) {
    if (this.has(secret)) this.#chosen.delete(secret.id);
    else if (this.allows(secret)) this.#chosen.set(secret.id, secret);
  }

  /** "3 secrets" */
  get inWords() {
    return this.size === 1 ? '1 secret' : `${this.size} secrets`;
  }

  /**
   * Warns, then deletes all of them or none.
   * @returns {Promise<string[]>} the ids of those that are gone
   */
  async delete() {
    const chosen = [...this.#chosen.values()];
    const sure = await question({
      title: `Delete ${this.inWords}?`,
      body: html`Gone for everyone who has ${chosen.length === 1 ? 'it' : 'them'}, with links and attachments. This can’t be undone.`,
      names: chosen.map(({ name }) => name),
      action: `Delete ${this.inWords}`,
      danger: true,
    });
    if (!sure) return [];
    const ids = chosen.map(({ id }) => id);
    await confirmed((headers) => api.post('/secrets/delete', { secrets: ids }, { headers }), { done: `${this.inWords} deleted` });
    this.#chosen.clear();
    secrets.drop(...ids);
    secrets.read();
    return ids;
  }
}
