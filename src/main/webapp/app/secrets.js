import { pages } from '../shared/api.js';
import { api } from './server.js';

/** The list of the member's secrets, as far as it has been read. Tells of changes by a `change` event. */
class Secrets extends EventTarget {
  items = [];
  complete = false;
  problem = null;
  #reading = null;

  /** Reads the whole list, page by page; the old one stays visible until the new one is there. */
  read() {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read() {
    this.problem = null;
    const first = this.items.length === 0;
    let items = [];
    try {
      for await (const page of pages(api, '/secrets')) {
        items = [...items, ...page];
        if (first) this.#become(items);
      }
      this.complete = true;
    } catch (problem) {
      this.problem = problem;
    }
    this.#become(this.problem ? this.items : items);
  }

  /** Shows a changed or new secret at once. */
  put(secret) {
    const known = this.items.some(({ id }) => id === secret.id);
    this.#become(known ? this.items.map((old) => (old.id === secret.id ? { ...old, ...secret } : old)) : [secret, ...this.items]);
  }

  drop(id) {
    this.#become(this.items.filter((secret) => secret.id !== id));
  }

  #become(items) {
    this.items = items;
    this.dispatchEvent(new Event('change'));
  }
}

export const secrets = new Secrets();

/** Path of a secret under the API. */
export function pathOf(id) {
  return `/secrets/${encodeURIComponent(id)}`;
}

/** A secret with its ETag. */
export async function fetchSecret(id) {
  const { body, etag } = await api.send('GET', pathOf(id));
  return { ...body, etag };
}

/** What a type of secret is called and drawn as. */
export const KINDS = {
  text: { name: 'Text', icon: 'file-earmark-text' },
};

export function kindOf(secret) {
  return KINDS[secret.type] ?? { name: secret.type, icon: 'key' };
}
