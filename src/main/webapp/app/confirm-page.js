import { html, nothing } from '../lib/lit-html.js';
import { exact } from '../shared/time.js';
import { sentence } from '../shared/confirmation-views.js';
import { wasAskedHere } from '../shared/confirmation-asked.js';
import { isAskedHere } from '../shared/confirmation-lock.js';
import { Problem } from '../shared/problem.js';
import { api } from '../shared/server.js';
import { navigate } from '../shared/place.js';
import { LinkTarget } from './link-target.js';
import { ending } from './confirm-endings.js';
import '../shared/time.js';

const SEEN_FOR = 1500;
/** Nobody reads six digits elsewhere and types them faster; who fills fields and presses buttons is gone by then. */
const TYPED_IN = 2500;

/**
 * `<confirm-page>`: where the link of the email leads. The token is taken out of the address and the history before
 * anything else, and stays in memory only. Looking changes nothing; in the browser that asked it confirms at once, in
 * another one with the same session, which may be a thief's, it wants a click, and anywhere else the number too that the
 * asking dialog shows.
 */
class ConfirmPage extends LinkTarget {
  #asked = null;
  /** "looking", "asking", "not-me", or what {@link ending} knows. */
  #stage = 'looking';
  #problem = null;
  #onward = null;
  #busy = false;
  #askedSince = 0;

  async opened() {
    if (!this.token) return this.#be('incomplete');
    this.#be('looking');
    try {
      this.#asked = await api.post('/magic-links/preview', { token: this.token }, { quiet: true });
      if (this.#asked.state === 'confirmed') this.#be('used');
      else if (this.#asked.state !== 'pending') this.#be(this.#asked.state);
      else if (this.#asked.numberRequired || !wasAskedHere(this.#asked.confirmation)) this.#be('asking');
      else await this.#confirm();
    } catch (problem) {
      this.#failed(problem);
    }
  }

  async #confirm(number) {
    const elsewhere = number === undefined && (await isAskedHere(this.#asked.confirmation));
    const answer = await api.post('/magic-links/confirm', { token: this.token, number }, { quiet: true });
    this.token = '';
    if (number !== undefined) return this.#be('confirmed-for-another');
    this.#onward = ownPath(answer.continue);
    if (elsewhere) return this.#be('confirmed-here');
    this.#be('confirmed');
    const note = answer.action === 'secret.view' ? { confirmed: answer.confirmation } : null;
    setTimeout(() => navigate(this.#onward, { replace: true, note }), SEEN_FOR);
  }

  #failed(problem) {
    this.#problem = problem;
    const stays = problem.is('number-wrong', 'number-required', 'offline', 'unavailable', 'internal', 'unknown') && this.#asked;
    this.#be(stays ? this.#stage : problem.kind);
  }

  #be(stage) {
    if (stage === 'asking' && this.#stage !== 'asking') this.#askedSince = performance.now();
    this.#stage = stage;
    this.update();
  }

  view() {
    if (this.#stage === 'looking') return html`<main class="bare" aria-busy="true"><span class="skeleton w40"></span></main>`;
    if (this.#stage === 'asking') return this.#asking();
    if (this.#stage === 'not-me') return this.#notMe();
    return ending(this.#stage, { problem: this.#problem, onward: this.#onward });
  }

  drawn() {
    if (document.activeElement === document.body) this.querySelector('h1')?.focus();
  }

  #asking() {
    return html`<main class="door landing">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>
      <h1 tabindex="-1">Confirm your identity</h1>
      <div class="card form">
        <p class="what">${sentence(this.#asked)}</p>
        ${this.#origin()}
        <form class="form" @submit=${this.#submit}>
          ${this.#asked.numberRequired ? this.#number() : this.#notHere()}
          <input class="unseen" name="trap" tabindex="-1" aria-hidden="true" autocomplete="off" />
          <button class="button primary wide" aria-busy=${this.#busy}>Confirm my identity</button>
          <button type="button" class="button quiet loss wide" @click=${() => this.#be('not-me')}>It’s not me</button>
        </form>
      </div>
    </main>`;
  }

  #number() {
    const wrong = this.#problem?.is('number-wrong');
    return html`<label class="field"><span>The number shown where you asked</span>
      <input class="input digits" name="number" inputmode="numeric" autocomplete="off" pattern="[0-9 ]{6,7}" maxlength="7" required
        aria-invalid=${wrong ? 'true' : 'false'} />
      ${this.#problem ? html`<small class="wrong" role="alert">${wrong ? 'That is not the number. Look at the dialog in which you asked.' : this.#problem.message}</small>` : nothing}
    </label>`;
  }

  #notHere() {
    return html`<p class="soft">This was asked for as you, but not in this browser. If it was not you, choose “It’s not me”.</p>
      ${this.#problem ? html`<p class="wrong" role="alert">${this.#problem.message}</p>` : nothing}`;
  }

  #origin() {
    const { client, askedAt } = this.#asked;
    const { name, ip } = typeof client === 'string' ? { name: client } : (client ?? {});
    return html`<dl class="facts">
      ${name ? html`<div><dt>Where</dt><dd><bdi>${name}</bdi></dd></div>` : nothing}
      ${ip ? html`<div><dt>Place</dt><dd><bdi>${ip}</bdi></dd></div>` : nothing}
      ${askedAt ? html`<div><dt>When</dt><dd title=${exact(askedAt)}><time-ago at=${askedAt}></time-ago></dd></div>` : nothing}
    </dl>`;
  }

  #notMe() {
    return html`<main class="door landing">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>
      <h1 tabindex="-1">It’s not me</h1>
      <form class="card form" @submit=${this.#deny}>
        <p class="what">${sentence(this.#asked)}</p>
        <label class="field"><span>Why do you deny this?</span>
          <select class="input" name="reason" required>
            <option value="">Choose a reason</option>
            <option value="not-me">I did not ask for this</option>
            <option value="mistake">I asked by mistake</option>
          </select>
        </label>
        ${this.#problem ? html`<p class="wrong" role="alert">${this.#problem.message}</p>` : nothing}
        <button class="button danger wide" aria-busy=${this.#busy}>Deny the request</button>
        <button type="button" class="button quiet wide" @click=${() => this.#be('asking')}>Back</button>
      </form>
    </main>`;
  }

  #submit = (event) => {
    event.preventDefault();
    const { number, trap } = Object.fromEntries(new FormData(event.target));
    return this.#busyWith(async () => {
      await this.#timeToType();
      // A mail scanner that fills in whatever it finds is no try of the member's
      if (trap) throw new Problem({ title: 'Something else filled in this form. Open the link again, and type the number yourself.' });
      if (this.#stage === 'asking') await this.#confirm(number?.replace(/\D/g, ''));
    });
  };

  #timeToType() {
    const left = this.#askedSince + TYPED_IN - performance.now();
    return new Promise((over) => setTimeout(over, Math.max(0, left)));
  }

  #deny = (event) => {
    event.preventDefault();
    const { reason } = Object.fromEntries(new FormData(event.target));
    return this.#busyWith(async () => {
      await api.post('/magic-links/deny', { token: this.token, reason }, { quiet: true });
      this.token = '';
      this.#be(reason === 'mistake' ? 'denied-by-mistake' : 'denied-here');
    });
  };

  async #busyWith(work) {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = null;
    this.update();
    try {
      await work();
    } catch (problem) {
      this.#failed(problem);
    }
    this.#busy = false;
    this.update();
  }
}

/** Only a path of this site, whatever was answered. */
function ownPath(path) {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/secrets';
}

customElements.define('confirm-page', ConfirmPage);
