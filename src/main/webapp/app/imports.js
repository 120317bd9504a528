import { api } from '../shared/server.js';
import { session } from '../shared/session.js';

/** Said after an import from a file that anyone can read. */
export const PLAIN_FILE = 'Now delete the file you imported. It holds the secrets in plain text: whoever finds it can read them.';

const path = (id) => `/secrets/imports/${encodeURIComponent(id)}`;

/** "1 secret", "1,200 secrets" */
export function secretsInWords(count) {
  return `${count.toLocaleString()} ${count === 1 ? 'secret' : 'secrets'}`;
}

/** What a file would bring; nothing is changed. */
export function previewImport(content, signal) {
  return api.post('/secrets/import/preview', content, { signal });
}

/** Begins an import. @returns {Promise<{id: string, total: number}>} */
export async function beginImport(content, { sealed }) {
  const begun = await api.post('/secrets/import', content);
  sessionStorage.setItem(lastKey(), JSON.stringify({ id: begun.id, sealed }));
  return begun;
}

export function fetchImport(id) {
  return api.get(path(id));
}

export function cancelImport(id) {
  return api.delete(path(id));
}

/** The import that was begun last in this tab, and whether its file was sealed; null if there was none. */
export function lastImport() {
  return JSON.parse(sessionStorage.getItem(lastKey()));
}

const lastKey = () => `import:${session.member?.id}`;
