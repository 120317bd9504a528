import { secretsAt } from '../shared/place.js';

/** Every place of the web app but those of secrets; the parts in brackets become `id`. */
const PLACES = [
  [/^\/import\/([^/]+)$/, 'importing'],
  [/^\/people\/teams$/, 'teams'],
  [/^\/people\/teams\/([^/]+)$/, 'team'],
  [/^\/people\/([^/]+)$/, 'person'],
  [/^\/activity\/([^/]+)$/, 'confirmation'],
  [/^\/apps\/([^/]+)$/, 'app'],
  [
    /^\/(import|export|devices|sessions|vaults|activity|people|apps|provisioning|settings|profile|tokens|sign-in|signed-in|setup|confirm|connect|invited|recover)$/,
  ],
];
const OURS =
  /^\/(secrets|import|export|devices|sessions|vaults|activity|people|apps|provisioning|settings|profile|tokens|connect|sign-in|setup)?(\/|\?|$)/;

/** Whether a path leads to a page of the web app, which need not be loaded. */
export const isOurs = (path) => OURS.test(path);

/**
 * Where a path leads.
 * @returns {{page: string, mode?: string, id?: string}} page "unknown" if nowhere
 */
export function place(path) {
  const clean = path.replace(/\/+$/, '') || '/';
  if (clean === '/') return { page: 'home' };
  const ofSecrets = secretsAt(clean);
  if (ofSecrets) return { page: 'secrets', ...ofSecrets };
  for (const [pattern, page] of PLACES) {
    const found = pattern.exec(clean);
    if (found) return page ? { page, id: found[1] && decodeURIComponent(found[1]) } : { page: found[1] };
  }
  return { page: 'unknown' };
}
