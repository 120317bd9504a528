/** Where the code is kept, in this tab alone, while its member signs in first: that may lead to another site and back. */
const KEPT = 'countersign:connect';

/** Takes the code out of the address and the history. @returns {string} that code, or the one kept before; empty if there is none */
export function takeCode() {
  const code = location.hash.slice(1);
  if (code) {
    history.replaceState(null, '', location.pathname);
    sessionStorage.setItem(KEPT, code);
  }
  return code || (sessionStorage.getItem(KEPT) ?? '');
}

/** It is answered. */
export function forgetCode() {
  sessionStorage.removeItem(KEPT);
}
