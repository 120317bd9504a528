/**
 * The pairing code within whatever a person or a camera brings: the bare code, the link with `#pair=<code>`, or the
 * fragment alone. Blanks that came along are dropped. Answers '' where there is none.
 *
 * @param {string} text
 */
export function codeIn(text) {
  const bare = text.replace(/\s+/g, '');
  const linked = /#pair=([^&]+)/.exec(bare);
  if (linked) return decode(linked[1]);
  return /[/#?:]/.test(bare) ? '' : bare;
}

/**
 * Takes the code out of the address, and the address out of the history, at once: it is of use to nobody after this.
 */
export function takeCodeFromAddress() {
  const code = codeIn(location.hash);
  if (!code) return '';
  history.replaceState(null, '', location.pathname);
  return code;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
