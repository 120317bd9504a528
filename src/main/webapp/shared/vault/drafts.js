import { session } from '../session.js';

const memory = new Map();
let changed = () => {};

/**
 * For a client whose page may be closed at any time: gives back what was typed before, and lets it know of every change.
 * @param {Record<string, object>} typed by key
 * @param {(key: string, typed: object | null) => void} onChange null: saved or discarded
 */
export function keepDrafts(typed, onChange) {
  for (const [key, draft] of Object.entries(typed)) memory.set(key, draft);
  changed = onChange;
}

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
    changed(this.key, typed);
    sessionStorage.setItem(this.key, JSON.stringify(this.storable(typed)));
  }

  clear() {
    memory.delete(this.key);
    changed(this.key, null);
    sessionStorage.removeItem(this.key);
  }
}

session.addEventListener('ended', () => {
  memory.clear();
  sessionStorage.clear();
});
