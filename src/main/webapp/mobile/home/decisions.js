import { within } from '../key/store.js';

const KEPT = 50;

/**
 * The last 50 decisions that were made on this phone: what was asked, from where, what was answered and when.
 *
 * @typedef {{text: string, client?: string, decision: 'approve'|'deny', at: string}} Decision
 */

/** Keeps one more, and drops what is beyond the fiftieth. */
export function keep(decision) {
  return within('decisions', 'readwrite', (store) => {
    store.add(decision);
    const keys = store.getAllKeys();
    keys.onsuccess = () => keys.result.slice(0, -KEPT).forEach((key) => store.delete(key));
  });
}

/** All that are kept, the newest first. @returns {Promise<Decision[]>} */
export async function decisions() {
  return (await within('decisions', 'readonly', (store) => store.getAll())).reverse();
}
