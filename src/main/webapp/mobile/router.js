/**
 * Where one is in the app: the fragment of the address, so that back, reload and a notification all find the same
 * place. Nothing secret is ever in it.
 *
 * @returns {{name: 'home'|'request'|'decisions'|'settings', id?: string}}
 */
export function place() {
  const [name, id] = location.hash.slice(1).split('=');
  if (name === 'request' && id) return { name, id: decodeURIComponent(id) };
  if (name === 'decisions' || name === 'settings') return { name };
  return { name: 'home' };
}

/** The address of a request's screen. */
export const toRequest = (id) => `#request=${encodeURIComponent(id)}`;

/** Goes somewhere; back returns. */
export function go(fragment) {
  location.hash = fragment;
}

/** Goes home in place of what is on screen: back does not return to it. */
export function goHome() {
  history.replaceState(null, '', location.pathname);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
