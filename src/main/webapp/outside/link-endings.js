import { html } from '../lib/lit-html.js';

const NEW_ONE = 'If you still need it, ask whoever sent you the link for a new one.';

/** [icon, title, sentences] */
const ENDINGS = {
  expired: ['clock', 'This link has expired', `Its time is over, and it opens no more. ${NEW_ONE}`],
  used: ['check2-all', 'This link has been used', `It could be viewed only 1 time, and it was. If that was not you, tell whoever sent it: what was behind it should be changed.`],
  revoked: ['slash-circle', 'This link was revoked', `Who shared it has taken it back, or it is gone. ${NEW_ONE}`],
  unknown: ['search', 'There is no such link', `It may be mistyped, or is long gone. ${NEW_ONE}`],
  incomplete: ['exclamation-triangle', 'This link is incomplete', 'A part of it got lost on the way. Copy the whole link, up to its last character, and open it again.'],
  broken: ['exclamation-triangle', 'This can’t be decrypted', `The key in the link does not fit: it was changed on the way. ${NEW_ONE}`],
  insecure: ['lock', 'This page needs a secure connection', 'Your browser decrypts only on pages that begin with https://. Nothing was used up. Tell whoever sent you the link.'],
};

/** Where there is nothing to be shown: why, and what to do. */
export function ending(why) {
  const [icon, title, sentence] = ENDINGS[why] ?? ENDINGS.unknown;
  return html`<section class="card ending">
    <span class="tile big still"><cs-icon name=${icon}></cs-icon></span>
    <h1 tabindex="-1">${title}</h1>
    <p class="soft">${sentence}</p>
  </section>`;
}
