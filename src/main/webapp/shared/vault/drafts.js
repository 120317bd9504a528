import { session } from '../session.js';

const memory = new Map();

/**
 * What a member has typed and not yet saved, under a name, so that no reload, sign-in or way back loses it.
 * Everything is kept in memory; only what is not secret is kept in the tab's storage as well.
 */
export class Draft {
  /**
   * @param {string} name
   * @param {(typed: object) => object} storable what of it may be stored
   */
  constructor(name, storable) {
    this.key = `draft:${session.member?.id}:${name}`;
    this.storable = storable;
  }

  /** @returns {object | null} */
  read() {
    const stored = sessionStorage.getItem(this.key);
    return memory.get(this.key) ?? (stored && JSON.parse(stored));
  }

  write(typed) {
    memory.set(this.key, typed);
    sessionStorage.setItem(this.key, JSON.stringify(this.storable(typed)));
  }

  clear() {
    memory.delete(this.key);
    sessionStorage.removeItem(this.key);
  }
}

session.addEventListener('ended', () => {
  memory.clear();
  sessionStorage.clear();
});
