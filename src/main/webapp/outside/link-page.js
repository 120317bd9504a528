import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { clockIn } from '../shared/time.js';
import { OpenedLink } from './opened-link.js';
import { ending } from './link-endings.js';
import { invitation } from './invitation.js';
import './shown-secret.js';
import '../shared/icon.js';

/** What is wrong with what was typed; the rest ends the page. */
const TYPED = ['code-required', 'code-wrong', 'password-required', 'password-wrong', 'too-many-attempts', 'too-many-sends', 'invalid-request'];
const PASSING = ['offline', 'unavailable', 'internal', 'unknown'];

/**
 * `<link-page>`: where a link leads that was given to somebody outside. It says who shares what and what will happen, and
 * shows it on a click; loading the page uses nothing up. Then the link is taken out of the address.
 */
class LinkPage extends View {
  #link = null;
  /** What is known before the click. */
  #preview = null;
  /** The secret, once it is shown. */
  #secret = null;
  #ended = null;
  #problem = null;
  #busy = '';
  #codeSent = false;

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#opened);
    this.#opened();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#opened);
  }

  #opened = async () => {
    const fragment = location.hash.slice(1);
    if (!fragment && this.#link) return;
    this.#link = OpenedLink.of(fragment);
    this.#preview = this.#secret = this.#problem = null;
    this.#codeSent = false;
    this.#ended = this.#link ? (globalThis.crypto?.subtle ? null : 'insecure') : 'incomplete';
    this.update();
    if (!this.#ended) await this.#doing('look', async () => (this.#preview = await this.#link.look()));
  };

  view() {
    return html`<main class="shared">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="32" height="32" />${this.#preview?.workspace ? html`<bdi class="clip">${this.#preview.workspace}</bdi>` : nothing}</div>
      ${this.#inside()}
    </main>`;
  }

  drawn() {
    if (document.activeElement === document.body) this.querySelector('h1')?.focus();
  }

  #inside() {
    if (this.#ended) return ending(this.#ended);
    if (this.#secret) return html`<shown-secret .secret=${this.#secret} .preview=${this.#preview} .link=${this.#link}></shown-secret>`;
    if (this.#preview) {
      const state = { busy: this.#busy, codeSent: this.#codeSent, wrong: this.#wrong() };
      return invitation(this.#preview, state, { show: this.#show, sendCode: this.#sendCode });
    }
    return this.#problem ? this.#unreachable() : html`<div class="card waiting" aria-busy="true"><span class="skeleton"></span><span class="skeleton"></span></div>`;
  }

  #unreachable() {
    return html`<div class="card ending" role="alert">
      <h1 tabindex="-1">This can’t be opened right now</h1>
      <p class="soft">${this.#problem.message} Nothing was used up.</p>
      <button class="button" @click=${this.#opened}>Try again</button>
    </div>`;
  }

  /** What is wrong, and with which field. */
  #wrong() {
    if (!this.#problem || this.#problem.is('code-required')) return {};
    const { kind, retryAfter = 900, message } = this.#problem;
    const about = kind.startsWith('password') ? 'password' : kind.startsWith('code') ? 'code' : 'all';
    const words = {
      'code-wrong': 'That is not the code, or it is too old. Look at the newest mail, or ask for another code.',
      'password-wrong': 'That is not the password. Nothing was used up.',
      'password-required': 'Type the password.',
      'too-many-attempts': `Too many wrong attempts. You can try again at ${clockIn(retryAfter)}.`,
      'too-many-sends': `Several codes were sent already. You can ask for another one at ${clockIn(retryAfter)}.`,
    };
    return { [about]: words[kind] ?? message };
  }

  #sendCode = () =>
    this.#doing('code', async () => {
      await this.#link.sendCode();
      this.#codeSent = true;
    });

  #show = (event) => {
    event.preventDefault();
    const { code, password } = Object.fromEntries(new FormData(event.target));
    return this.#doing('show', async () => {
      this.#secret = await this.#link.view({ code: code?.replace(/\D/g, ''), password });
      // What was viewed is in the history of this browser no longer than it must
      history.replaceState(null, '', location.pathname);
    });
  };

  async #doing(what, work) {
    if (this.#busy) return;
    this.#busy = what;
    this.#problem = null;
    this.update();
    try {
      await work();
    } catch (problem) {
      this.#failed(problem);
    }
    this.#busy = '';
    this.update();
  }

  #failed(problem) {
    if (problem.is?.('code-required')) this.#codeSent = true;
    if (problem.is?.(...TYPED, ...PASSING)) this.#problem = problem;
    else if (problem.is?.('link-ended')) this.#ended = problem.more.reason ?? 'revoked';
    else this.#ended = problem.is ? 'unknown' : 'broken';
  }
}

customElements.define('link-page', LinkPage);
