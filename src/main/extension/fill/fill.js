import { html } from '../lib/lit-html.js';
import { Problem } from '../shared/problem.js';
import { question } from '../shared/question.js';
import { api, confirmed } from '../shared/server.js';
import { toast } from '../shared/toast.js';
import { fetchSecret, pathOf } from '../shared/vault/secrets.js';
import { fillSignIn } from './page-form.js';
import { signInOf } from './sign-in-of.js';
import { belongs, isOpenToOthers, nameOf } from './site.js';

/** The page in front, as far as the browser lets us know it: after a press on our button in the toolbar. */
export async function pageInFront() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return { tab: tab?.id, url: /^https?:/.test(tab?.url) ? tab.url : null };
}

/** Fills the sign-in form of the page in front, where its member means just that page. Says what has been done. */
export async function fill(secretId) {
  const secret = await fetchSecret(secretId);
  const signIn = signInOf(secret);
  const { tab, url } = await pageInFront();
  if (!url) throw new Problem({ title: 'The browser shows this page to nobody but itself. Open Countersign by its button in the toolbar, on the page to be filled.' });
  if (!(await isMeant(new URL(url), signIn.sites))) return;
  const call = (headers) => api.post(`${pathOf(secretId)}/reveal`, undefined, { headers, then: 'fill' });
  const { fields } = await confirmed(call);
  const user = signIn.user && (fields[signIn.user] ?? secret.fields[signIn.user]);
  const args = [new URL(url).origin, user, fields[signIn.password] ?? ''];
  const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab }, func: fillSignIn, args });
  say(result ?? {});
}

function say({ elsewhere, user, password }) {
  if (elsewhere) throw new Problem({ title: 'The page has changed meanwhile, so nothing was filled. Press Fill once more.' });
  if (!user && !password) throw new Problem({ title: 'There is no sign-in form on this page.' });
  if (!password) toast('User name filled. Go on to the page that asks for the password, and fill again', 'time');
  else toast(user ? 'User name and password filled' : 'Password filled');
}

/** Asks where a page is not the secret's own, or all could read along. */
async function isMeant(page, sites) {
  const open = isOpenToOthers(page.href);
  if (belongs(page.href, sites) && !open) return true;
  const here = html`<bdi>${page.host}</bdi>`;
  const points = [
    ...(belongs(page.href, sites) ? [] : [elsewhere(here, sites)]),
    ...(open ? [html`${here} is not encrypted: everybody on the way can read what is filled in.`] : []),
  ];
  return question({ title: html`Fill on ${here}?`, points, action: `Fill on ${page.host}`, danger: true });
}

function elsewhere(here, sites) {
  if (!sites.length) return html`This secret does not say which site it is for. You are on ${here}.`;
  return html`This secret is for <bdi>${sites.map(nameOf).join(', ')}</bdi>. You are on ${here}.`;
}
