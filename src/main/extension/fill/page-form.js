/**
 * Runs in the page, apart from its scripts: puts a sign-in into the form that is there, and says what it found. It knows
 * nothing but its arguments, as it is sent there alone. The page sees the values in its fields, as if they were typed.
 *
 * Only the page itself is filled, and frames of its very own origin: a frame from elsewhere is never looked into.
 *
 * @param {string} origin where it has to be; anywhere else it does nothing
 * @param {string | null} user
 * @param {string} password
 * @returns {{elsewhere?: true, user?: boolean, password?: boolean}}
 */
export function fillSignIn(origin, user, password) {
  const within = (frame) => {
    try {
      return frame.contentDocument?.location.origin === origin ? [frame.contentDocument] : [];
    } catch {
      return [];
    }
  };
  const roots = (root) => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ...[...root.querySelectorAll('iframe, frame')].flatMap(within).flatMap(roots),
  ];
  const usable = (input) => {
    const { width, height } = input.getBoundingClientRect();
    const seen = input.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
    return width > 1 && height > 1 && seen && !input.disabled && !input.readOnly;
  };
  const says = (input, word) => input.autocomplete?.split(/\s+/).includes(word);
  const isPassword = (input) => input.type === 'password' && !says(input, 'new-password') && !says(input, 'one-time-code');
  const isText = ({ type }) => ['text', 'email', 'tel'].includes(type);
  const isUser = (input) => says(input, 'username') || says(input, 'email');
  const looksLikeUser = (input) => input.type === 'email' || /user|login|e-?mail|account/i.test(`${input.name} ${input.id}`);
  const isSearch = (input) => input.closest('[role=search]') || /search|^q$/i.test(`${input.name} ${input.id}`);

  const type = (input, value) => {
    input.focus();
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  if (location.origin !== origin) return { elsewhere: true };
  const inputs = roots(document).flatMap((root) => [...root.querySelectorAll('input')]).filter(usable);
  const passwords = inputs.filter(isPassword);
  const into = passwords.find((input) => says(input, 'current-password')) ?? passwords[0];
  const texts = inputs.filter((input) => isText(input) && !says(input, 'one-time-code') && !isSearch(input));
  const beside = into ? texts.filter((input) => input.form === into.form && input.ownerDocument === into.ownerDocument) : texts;
  const before = beside.filter((input) => into && input.compareDocumentPosition(into) & Node.DOCUMENT_POSITION_FOLLOWING);
  const name = beside.find(isUser) ?? beside.find(looksLikeUser) ?? before.at(-1);
  const named = user !== null && Boolean(name);
  if (named) type(name, user);
  if (into) type(into, password);
  return { user: named, password: Boolean(into) };
}
