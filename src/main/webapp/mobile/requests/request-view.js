import { html } from '../../lib/lit-html.js';
import { exact } from '../../shared/time.js';
import { since } from '../words.js';
import './time-left.js';

/** The sentence exactly as it is signed; the target's name stands out and keeps its own direction of writing. */
export function sentence({ text, target }) {
  // Quoted it is the name for sure; its words may come again, in a new name for one.
  const quoted = text.indexOf(`"${target?.name}"`);
  const at = quoted >= 0 ? quoted + 1 : target?.name ? text.lastIndexOf(target.name) : -1;
  if (at < 0) return html`<bdi>${text}</bdi>`;
  const end = at + target.name.length;
  return html`${text.slice(0, at)}<bdi class="target">${text.slice(at, end)}</bdi>${text.slice(end)}`;
}

/** What is asked, from where and when. */
export const facts = (request, workspace, now, fraction) => html`
  <header class="request-top">
    <img src="icons/mark.svg" alt="" width="24" height="24" />
    <p class="clip">${workspace}</p>
  </header>
  <div class="request-middle">
    <h1 tabindex="-1" class="kicker" aria-describedby="sentence">Confirmation Request</h1>
    <p id="sentence" class="sentence">${sentence(request)}</p>
    <dl class="facts">
      <dt>Where</dt>
      <dd dir="auto">${request.client.name || 'Unknown'}</dd>
      <dt>Place</dt>
      <dd>${request.client.ip || 'Unknown'}</dd>
      <dt>When</dt>
      <dd><time datetime=${request.askedAt} title=${exact(request.askedAt)}>${since(request.askedAt, now)}</time></dd>
    </dl>
    <cs-time-left .fraction=${fraction}></cs-time-left>
  </div>
`;

/** The six digits that the asking dialog shows, where the workspace wants them. */
export const numberField = (wrong, onInput) => html`
  <label class="field number">
    <span>Type the six digits shown where you asked</span>
    <input
      class="input digits"
      name="number"
      inputmode="numeric"
      pattern="[0-9]{6}"
      maxlength="6"
      autocomplete="off"
      enterkeyhint="done"
      aria-invalid=${wrong ? 'true' : 'false'}
      aria-describedby="wrong"
      @input=${onInput}
    />
  </label>
`;

/** The two answers, equally large, and nothing else. */
export const answers = ({ busy, wrong, waiting, number }) => html`
  <div class="answers">
    ${number || ''}
    <p id="wrong" class="wrong" role="alert">${wrong}</p>
    <button class="answer no" type="button" name="deny" aria-disabled=${waiting} aria-busy=${busy === 'deny'}>It’s not me</button>
    <button class="answer yes" type="submit" name="approve" aria-disabled=${waiting} aria-busy=${busy === 'approve'}>It’s me!</button>
  </div>
`;

/** What a denial does, and whether it shall do more. */
export const denial = ({ workspace, client, signOut, busy, wrong, waiting, onSignOut }) => html`
  <div class="denial">
    <h1 tabindex="-1" aria-describedby="consequence">Deny this request?</h1>
    <p id="consequence">Nothing will be done, and the admins of ${workspace} will be told.</p>
    <label class="switch card">
      <input type="checkbox" role="switch" .checked=${signOut} ?disabled=${busy} @change=${onSignOut} />
      <span>Sign that browser out<small class="soft small" dir="auto">${client.name}</small></span>
    </label>
  </div>
  <div class="answers">
    <p id="wrong" class="wrong" role="alert">${wrong}</p>
    <button class="answer deny" type="submit" name="deny" aria-disabled=${waiting} aria-busy=${busy}>Deny request</button>
    <button class="answer back" type="button" name="back" aria-disabled=${waiting}>Go back</button>
  </div>
`;

/** One large state and one sentence. @param {import('./outcomes.js').Outcome} outcome */
export const end = (outcome, onClose) => html`
  <div class="end ${outcome.tone}">
    <span class="disc"><cs-icon name=${outcome.icon}></cs-icon></span>
    <h1 tabindex="-1" aria-describedby="end">${outcome.heading}</h1>
    <p id="end">${outcome.sentence}</p>
    ${outcome.brief ? '' : html`<button class="button wide" type="button" @click=${onClose}>Close</button>`}
  </div>
`;
