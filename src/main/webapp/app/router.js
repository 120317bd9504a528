/** Every place of the web app; the parts in brackets become `id`. Nothing secret is ever part of a path. */
const PLACES = [
  [/^\/secrets\/new$/, 'secrets', 'new'],
  [/^\/secrets\/([^/]+)\/edit$/, 'secrets', 'edit'],
  [/^\/secrets\/([^/]+)\/history$/, 'secrets', 'history'],
  [/^\/secrets\/([^/]+)\/share$/, 'secrets', 'share'],
  [/^\/secrets\/([^/]+)$/, 'secrets', 'detail'],
  [/^\/secrets$/, 'secrets', 'list'],
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
  /^\/(secrets|import|export|devices|sessions|vaults|activity|people|apps|provisioning|settings|profile|tokens|connect|sign-in|setup)?(\/|$)/;

/**
 * Where a path leads.
 * @returns {{page: string, mode?: string, id?: string}} page "unknown" if nowhere
 */
export function place(path) {
  const clean = path.replace(/\/+$/, '') || '/';
  if (clean === '/') return { page: 'home' };
  for (const [pattern, page, mode] of PLACES) {
    const found = pattern.exec(clean);
    if (found) return page ? { page, mode, id: found[1] && decodeURIComponent(found[1]) } : { page: found[1] };
  }
  return { page: 'unknown' };
}

/** The filters of the list of secrets stay, whichever of them is looked at. */
function withFilters(path) {
  const ofSecrets = /^\/secrets(\/|$)/;
  return ofSecrets.test(path) && ofSecrets.test(location.pathname) ? path.split('?')[0] + location.search : path;
}

/** Goes to a path of ours and tells the app. `note` is kept in memory for the page that is reached, not in history. */
export function navigate(path, { replace = false, note = null } = {}) {
  const to = withFilters(path);
  if (replace) history.replaceState(null, '', to);
  else if (to !== location.pathname + location.search) history.pushState(null, '', to);
  dispatchEvent(new CustomEvent('countersign:place', { detail: { note } }));
}

/** Calls `moved(note)` after each change of place: ours, the browser's back and forward, and links between pages. */
export function follow(moved) {
  addEventListener('countersign:place', (event) => moved(event.detail.note));
  addEventListener('popstate', () => moved(null));
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || !OURS.test(to.pathname) || to.hash) return;
    event.preventDefault();
    navigate(to.pathname + to.search);
  });
}
