/**
 * Where one is in a client. Pages name a place by its path ("/secrets/7f3/edit"), the same in every client; the web app
 * keeps it as the path of its address, a client that is one page alone keeps it in the fragment. Nothing secret is ever
 * part of it.
 */

/** What an address has before its place: nothing, or "#". */
let mark = '';

/** For a client that is one page alone. */
export function keepPlacesInFragment() {
  mark = '#';
}

/** What a link to a place refers to. */
export const href = (path) => mark + path;

/** The place, with its query. */
export const address = () => (mark ? location.hash.slice(1) : location.pathname + location.search);

/** The query of the place: the filters of the list of secrets. */
export const search = () => /\?.*$/.exec(address())?.[0] ?? '';

/** Puts another query in the stead of the one that is there; nothing moves. */
export function refine(query) {
  history.replaceState(history.state, '', href(address().split('?')[0] + query));
}

const OF_SECRETS = /^\/secrets(?:\/([\w-]+))?(?:\/(edit|history|share))?\/?(?:\?.*)?$/;

/**
 * What the pages of secrets show at a place.
 * @returns {{mode: 'list' | 'new' | 'detail' | 'edit' | 'history' | 'share', id?: string} | null} null at another place
 */
export function secretsAt(path) {
  const found = OF_SECRETS.exec(path);
  if (!found) return null;
  const [, id, view] = found;
  if (!id) return { mode: 'list' };
  return id === 'new' && !view ? { mode: 'new' } : { mode: view ?? 'detail', id };
}

/** The filters of the list of secrets stay, whichever of them is looked at. */
function withFilters(path) {
  return secretsAt(path) && secretsAt(address()) ? path.split('?')[0] + search() : path;
}

/** Goes to a place and tells the client. `note` is kept in memory for the page that is reached, not in history. */
export function navigate(path, { replace = false, note = null } = {}) {
  const to = withFilters(path);
  if (replace) history.replaceState(history.state, '', href(to));
  else if (to !== address()) history.pushState({ within: true }, '', href(to));
  dispatchEvent(new CustomEvent('countersign:place', { detail: { note } }));
}

/**
 * Calls `moved(note)` after each change of place: ours, the browser's back and forward, and links between pages.
 * @param {(note: object | null) => void} moved
 * @param {(path: string) => boolean} isOurs whether a page of this client is at a path
 */
export function follow(moved, isOurs) {
  addEventListener('countersign:place', (event) => moved(event.detail.note));
  addEventListener('popstate', () => moved(null));
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    const to = placeOf(new URL(link.href));
    if (to === null || !isOurs(to)) return;
    event.preventDefault();
    navigate(to);
  });
}

/** The place that a link of this client leads to, or null. */
function placeOf({ origin, pathname, search: query, hash }) {
  if (origin !== location.origin) return null;
  if (mark) return pathname === location.pathname && hash ? hash.slice(1) : null;
  return hash ? null : pathname + query;
}
