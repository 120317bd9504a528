import { api } from '../server.js';
import { session } from '../session.js';
import { readKinds } from './kinds.js';
import { addressOf, EVERYTHING, queryOf } from './secret-filter.js';

const PAGE = 50;
const LONGEST_PAGE = 200;

/**
 * The member's secrets that fit the filter, newest first, as far as they have been read. The server does the search, so
 * that many are as quick as few. What is there stays until an answer comes, and an answer to an earlier question is
 * dropped. Tells of changes by a `change` event.
 */
class Secrets extends EventTarget {
  filter = EVERYTHING;
  items = [];
  /** Where the next page begins; null at the end. */
  next = null;
  /** Whether an answer has come yet. */
  known = false;
  problem = null;
  /** What the member still has to be told here, `{words, read}`, with the words of the button that says it was read. */
  notice = null;
  #reading = null;
  /** How the newest question ends. */
  #answer = null;

  get busy() {
    return this.#reading !== null;
  }

  /** Shows what fits another filter. */
  show(filter) {
    if (this.known && addressOf(filter) === addressOf(this.filter)) return this.read();
    this.filter = filter;
    return this.#load({ limit: PAGE });
  }

  /** Reads again what is shown. */
  read() {
    return this.#load({ limit: Math.min(Math.max(this.items.length, PAGE), LONGEST_PAGE) });
  }

  /** Reads the next page, unless something is being read or the last try failed. */
  async more() {
    if (this.next && !this.busy && !this.problem) await this.#load({ limit: PAGE, after: this.next });
  }

  /** Ends when the newest question is answered, be it another by then. */
  #load(page) {
    return (this.#answer = this.#ask(page));
  }

  async #ask(page) {
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    this.problem = null;
    this.#tell();
    try {
      const [{ items, next }] = await Promise.all([
        api.get(`/secrets?${queryOf(this.filter, page)}`, { signal: reading.signal }),
        readKinds(),
      ]);
      if (reading !== this.#reading) return this.#answer;
      this.items = page.after ? [...this.items, ...items] : items;
      this.next = next ?? null;
      this.known = true;
    } catch (problem) {
      if (reading !== this.#reading) return this.#answer;
      this.problem = problem;
    }
    this.#reading = null;
    this.#tell();
  }

  /** Shows a changed secret at once. */
  put(secret) {
    this.items = this.items.map((old) => (old.id === secret.id ? { ...old, ...secret } : old));
    this.#tell();
  }

  forget() {
    this.#reading?.abort();
    this.#reading = this.#answer = this.next = this.problem = this.notice = null;
    this.filter = EVERYTHING;
    this.items = [];
    this.known = false;
    this.#tell();
  }

  drop(...ids) {
    this.items = this.items.filter(({ id }) => !ids.includes(id));
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

export const secrets = new Secrets();

session.addEventListener('ended', () => secrets.forget());

/** Path of a secret under the API, and of its page. */
export function pathOf(id) {
  return `/secrets/${encodeURIComponent(id)}`;
}

/** A secret with its ETag. */
export async function fetchSecret(id) {
  const [{ body, etag }] = await Promise.all([api.send('GET', pathOf(id)), readKinds()]);
  return { ...body, etag };
}
