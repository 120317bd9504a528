import { session } from './session.js';

const memory = new Map();

/**
 * What a member has typed and not yet saved, under a name, so that no reload, sign-in or way back loses it.
 * Everything is kept in memory; only what is not secret is kept in the tab's storage as well.
 */
export class Draft {
  /**
   * @param {string} name
   * @param {string[]} secret the fields that must never be stored
   */
  constructor(name, secret = []) {
    this.key = `draft:${session.member?.id}:${name}`;
    this.secret = secret;
  }

  /** @returns {Record<string, unknown> | null} */
  read() {
    const stored = sessionStorage.getItem(this.key);
    if (!memory.has(this.key) && !stored) return null;
    return { ...(stored && JSON.parse(stored)), ...memory.get(this.key) };
  }

  write(values) {
    memory.set(this.key, values);
    const open = Object.entries(values).filter(([name]) => !this.secret.includes(name));
    sessionStorage.setItem(this.key, JSON.stringify(Object.fromEntries(open)));
  }

  clear() {
    memory.delete(this.key);
    sessionStorage.removeItem(this.key);
  }
}
