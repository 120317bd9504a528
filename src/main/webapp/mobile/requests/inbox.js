import { events } from './event-stream.js';

const POLL = 5_000;
const SILENCE = 40_000;
const LONGEST_WAIT = 60_000;

/**
 * What waits for this phone's answer, kept up to date without push: by an event stream, and while there is none by
 * asking every 5 seconds. Tells `change` whenever the list or the link changed.
 *
 * `link` is `connecting`, `live`, `polling` (answers come, the stream does not) or `offline` (no good answer comes).
 * `items` is undefined until the first answer: nobody is told "nothing" before it is known. `asOf` says when they were
 * asked for or told, by `performance.now()`: after a sleep the list is as old as that.
 */
export class Inbox extends EventTarget {
  #phone;
  #running;
  #wake = () => {};

  items;
  asOf = 0;
  link = 'connecting';

  constructor(phone) {
    super();
    this.#phone = phone;
  }

  start() {
    if (this.#running) return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    const at = { signal };
    addEventListener('online', () => this.refresh(), at);
    addEventListener('offline', () => this.#tell({ link: 'offline' }), at);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.refresh(), at);
    this.#run(signal);
  }

  stop() {
    this.#running?.abort();
    this.#running = undefined;
    this.#wake();
  }

  /** Asks again now, whatever the state: after waking up, a push, or a decision. */
  refresh() {
    this.#wake();
  }

  item(id) {
    return this.items?.find((item) => item.id === id);
  }

  /** Takes a request off the list before the server says so: it was answered here. */
  drop(id) {
    this.#tell({ items: this.items?.filter((item) => item.id !== id) });
  }

  async #run(signal) {
    let wait = 1_000;
    let streamAt = 0;
    while (!signal.aborted) {
      const reached = await this.#ask(signal);
      if (reached && Date.now() >= streamAt) {
        const lived = await this.#listen(signal);
        wait = lived ? 1_000 : Math.min(wait * 2, LONGEST_WAIT);
        streamAt = Date.now() + wait * (0.75 + Math.random() / 2);
        if (lived) continue;
        this.#tell({ link: 'polling' });
      }
      if (!signal.aborted) await this.#sleep(reached ? Math.min(POLL, Math.max(streamAt - Date.now(), 250)) : POLL);
    }
  }

  /** One answer as JSON. Whether the server was reached. */
  async #ask(signal) {
    const asOf = performance.now();
    try {
      const { items } = await this.#phone.api.get(`${this.#phone.path}/requests`);
      if (!signal.aborted) this.#tell({ items, asOf, link: this.link === 'offline' ? 'connecting' : this.link });
      return true;
    } catch {
      if (!signal.aborted) this.#tell({ link: 'offline' });
      return false;
    }
  }

  /** Follows the stream until it breaks, falls silent or is asked to refresh. Whether it had lived. */
  async #listen(signal) {
    const line = new AbortController();
    const hangUp = () => line.abort();
    signal.addEventListener('abort', hangUp);
    this.#wake = hangUp;
    let lived = false;
    let silence = setTimeout(hangUp, SILENCE);
    const onSign = () => {
      clearTimeout(silence);
      silence = setTimeout(hangUp, SILENCE);
    };
    try {
      const body = await this.#phone.api.stream(`${this.#phone.path}/requests`, line.signal);
      for await (const event of events(body, onSign)) {
        if (event.type !== 'requests') continue;
        lived = true;
        this.#tell({ items: JSON.parse(event.data).items, asOf: performance.now(), link: 'live' });
      }
    } catch {
      // However it ended: the next turn asks, and that tells what is wrong.
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', hangUp);
      this.#wake = () => {};
    }
    return lived;
  }

  #sleep(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #tell(change) {
    if (!this.#running) return;
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }
}
