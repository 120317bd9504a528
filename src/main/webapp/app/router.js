import { secretsAt } from '../shared/place.js';
import { PAGES } from './pages.js';

/** The pages' paths as patterns. */
const PLACES = Object.entries(PAGES)
  .filter(([, { path }]) => path)
  .map(([page, { path }]) => [new RegExp(`^${path.replace(':id', '([\\w-]+)')}/?$`), page]);

/**
 * Where a path leads.
 * @returns {{page: string, mode?: string, id?: string}} page "unknown" if nowhere
 */
export function place(path) {
  const ofSecrets = secretsAt(path);
  if (ofSecrets) return { page: 'secrets', ...ofSecrets };
  for (const [pattern, page] of PLACES) {
    const found = pattern.exec(path);
    if (found) return { page, id: found[1] };
  }
  return { page: 'unknown' };
}

/** Whether a path, with its query, leads to a page of the web app, which need not be loaded. */
export const isOurs = (path) => place(path.split('?')[0]).page !== 'unknown';
