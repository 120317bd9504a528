import { html } from '../lib/lit-html.js';

const WORDS = {
  'secret.view': 'View a secret',
  'secret.edit': 'Edit a secret',
  'secret.history': 'See the history of a secret',
  'secret.restore': 'Restore a version',
  'attachment.download': 'Download a file',
  'attachment.remove': 'Remove a file',
  'vault.create': 'Create a vault',
  'vault.edit': 'Change a vault',
  'vault.disable': 'Disable a vault',
  'vault.rekey': 'Give a vault new keys',
  'app.remove': 'Remove an app',
};
const MOST_MINUTES = 5;

/**
 * For how long a confirmation spares the next one, by action.
 * @param {{remember: Record<string, string>, rememberable: string[]}} workspace
 * @param {(action: string, time: string) => Promise<void>} choose
 */
export function remembering({ remember, rememberable }, choose) {
  return html`<section class="card section" aria-labelledby="remembering">
    <h2 id="remembering">Remembering</h2>
    <p class="soft small" id="remembering-hint">Whoever has confirmed an action is not asked again for the same action on the same thing, in the same
      browser, for as long as this. A denial ends it. Sharing, deleting, exporting and settings are asked for every time.</p>
    <div class="times" role="group" aria-describedby="remembering-hint">
      ${rememberable.map((action) => row(action, remember[action], choose))}
    </div>
  </section>`;
}

function row(action, time, choose) {
  const now = time ?? 'PT0S';
  return html`<label class="time-of"><span>${WORDS[action] ?? action}</span>
    <select class="input" @change=${(event) => choose(event.target, action, now)}>
      ${options(now).map(([value, words]) => html`<option value=${value} ?selected=${value === now}>${words}</option>`)}
    </select></label>`;
}

function options(now) {
  const all = [['PT0S', 'Ask every time']];
  for (let minutes = 1; minutes <= MOST_MINUTES; minutes++) all.push([`PT${minutes}M`, minutes === 1 ? '1 minute' : `${minutes} minutes`]);
  // Another client may have chosen seconds
  return all.some(([value]) => value === now) ? all : [...all, [now, now.slice(2).toLowerCase()]];
}
