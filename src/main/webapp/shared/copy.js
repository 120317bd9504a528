const KEPT_FOR = 30_000;
let forget = () => {};

/** What tells a client that has to clear the clipboard in another way that something was copied. */
export const COPIED = 'countersign:copied';

/**
 * Puts a value on the clipboard and takes it off again after 30 s, where the browser lets us be sure that it is still
 * ours: either it may be read, or this page has had the focus all the time.
 * @returns {Promise<boolean>} false if the browser did not allow it
 */
export async function copy(value) {
  try {
    await navigator.clipboard.writeText(value);
  } catch {
    return false;
  }
  dispatchEvent(new Event(COPIED));
  forget();
  const gone = new AbortController();
  forget = () => gone.abort();
  let left = false;
  addEventListener('blur', () => (left = true), { signal: gone.signal });
  const timer = setTimeout(() => whenFocused(() => clear(value, left).finally(forget), gone.signal), KEPT_FOR);
  gone.signal.addEventListener('abort', () => clearTimeout(timer));
  return true;
}

function whenFocused(then, signal) {
  if (document.hasFocus()) then();
  else addEventListener('focus', then, { once: true, signal });
}

async function clear(value, left) {
  try {
    const permission = await navigator.permissions.query({ name: 'clipboard-read' });
    const ours = permission.state === 'granted' ? (await navigator.clipboard.readText()) === value : !left;
    if (ours) await navigator.clipboard.writeText('');
  } catch {
    // A browser that does not tell keeps the value.
  }
}
