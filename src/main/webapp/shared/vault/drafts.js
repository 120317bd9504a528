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
 * What a member has typed and not yet saved, under a name, so that no sign-in or way back loses it. It is kept in memory;
 * for a reload, what is not secret is in the tab's storage as well.
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

  /** @returns {object | null} all that was typed */
  read() {
    return memory.get(this.key) ?? null;
  }

  /** @returns {object | null} what was stored of it before a reload */
  stored() {
    return JSON.parse(sessionStorage.getItem(this.key));
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
