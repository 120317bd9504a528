import { html, nothing } from '../lib/lit-html.js';
import { clockIn } from '../shared/time.js';

const AGAIN = 'Go back to where you asked, and ask again there.';
const ENDINGS = {
  confirmed: ['good', 'check-lg', 'Identity is confirmed. You’re good to go!', 'Going on to what you asked for.'],
  'confirmed-here': [
    'good',
    'check-lg',
    'Identity is confirmed. You’re good to go!',
    'It goes on in the tab in which you asked, once. You can close this one.',
  ],
  'confirmed-for-another': [
    'good',
    'check-lg',
    'Identity is confirmed. You’re good to go!',
    'Go back to where you asked: it goes on there by itself.',
  ],
  'denied-here': ['loss', 'x-lg', 'The request is denied', 'Nothing was done, and your admins are told.'],
  'denied-by-mistake': ['still', 'x-lg', 'The request is denied', 'Nothing was done.'],
  denied: ['loss', 'x-lg', 'This request was denied', `Nothing was done. ${AGAIN}`],
  expired: ['still', 'clock', 'This link has expired', `A link is good for ten minutes. ${AGAIN}`],
  cancelled: ['still', 'x-lg', 'This request was cancelled', `The dialog was closed, or another request took its place. ${AGAIN}`],
  used: ['still', 'check-lg', 'This link has been used', `A link confirms once. If you need it again: ${AGAIN.toLowerCase()}`],
  unknown: ['still', 'lock', 'This link is not known', `It may be cut off, or a newer email took its place. Open the newest one. Or: ${AGAIN.toLowerCase()}`],
  incomplete: ['still', 'envelope', 'There is nothing to confirm here', 'Open the link in the email again; it works from there only.'],
  'wrong-member': ['loss', 'person-circle', 'This link is someone else’s', 'You are signed in as another member here. Sign out, or open the link in another browser.'],
  'method-unavailable': ['still', 'envelope', 'Confirming by email is switched off', `Your workspace has turned it off. ${AGAIN}`],
  offline: ['still', 'wifi-off', 'You are offline', 'Open the link in the email again once you are connected.'],
  failed: ['loss', 'exclamation-triangle', 'This could not be confirmed', `Open the link in the email again. ${AGAIN.replace('Go', 'Or go')}`],
};

/** Which ending a problem's kind means: "confirmation-expired" and "link-expired" are the same to a reader. */
function named(kind) {
  if (ENDINGS[kind]) return kind;
  const part = ['expired', 'denied', 'cancelled', 'used', 'unknown'].find((word) => kind.endsWith(word));
  return part ?? (kind === 'not-found' ? 'unknown' : 'failed');
}

/**
 * The last page of an email link: one mark, one sentence, and what to do now.
 * @param {string} stage a stage of the page, a state of a confirmation, or a problem's kind
 */
export function ending(stage, { problem, onward }) {
  const locked = stage.endsWith('locked');
  const [tone, icon, title, text] = locked
    ? ['loss', 'shield-lock', 'Confirmations are paused', `Too many attempts failed. You can go on at ${clockIn(problem?.retryAfter ?? 900)}.`]
    : ENDINGS[named(stage)];
  const going = stage === 'confirmed';
  return html`<main class="bare landing">
    <span class="seal ${tone}"><cs-icon name=${icon}></cs-icon></span>
    <h1 tabindex="-1">${title}</h1>
    <p class="soft">${text}</p>
    ${going || stage === 'confirmed-for-another'
      ? nothing
      : html`<a class="button" href=${onward ?? '/secrets'}>${onward ? 'Go on in this tab' : 'Open Countersign'}</a>`}
  </main>`;
}
