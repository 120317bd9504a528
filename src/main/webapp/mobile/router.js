/**
 * Where one is in the app: the fragment of the address, so that back, reload and a notification all find the same
 * place. Nothing secret is ever in it. The places of the vault begin with a slash, as in every client.
 *
 * @returns {{name: 'home'|'request'|'decisions'|'settings'|'vault', id?: string, path?: string}}
 */
export function place() {
  if (location.hash.startsWith('#/')) return { name: 'vault', path: location.hash.slice(1) };
  const { request } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (request) return { name: 'request', id: request };
  const name = location.hash.slice(1);
  if (name === 'decisions' || name === 'settings') return { name };
  return { name: 'home' };
}

/** The address of a request's screen. */
export const toRequest = (id) => `#request=${encodeURIComponent(id)}`;

/** Goes somewhere; back returns. */
export function go(fragment) {
  history.pushState({ within: true }, '', fragment);
  moved();
}

/** Leaves what is on screen for what was before it in the app, else for home. */
export function leave() {
  if (history.state?.within) return history.back();
  history.replaceState(null, '', location.pathname);
  moved();
}

/** Makes the app's own links, those of the vault aside, go and leave, so that going to and fro piles up no history. */
export function follow(event) {
  const link = event.target.closest('a[href^="#"]:not([href^="#/"])');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.hash) go(link.hash);
  else leave();
}

/** What the browser says when it moves by itself. */
const moved = () => dispatchEvent(new HashChangeEvent('hashchange'));
