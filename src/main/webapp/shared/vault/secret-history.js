import { html, nothing } from '../../lib/lit-html.js';
import { api, attempt, confirmed } from '../server.js';
import { kindOf, labelOf } from './kinds.js';
import { pathOf, secrets } from './secrets.js';
import { SecretView } from './secret-view.js';
import { versionView } from './version-view.js';
import { href, navigate } from '../place.js';
import { waiting, wayBack } from '../page.js';
import { dated } from '../time.js';

const SHOWN_FOR = 60_000;
const LONGEST_PAGE = 200;

/**
 * `<secret-history>`: the versions of a secret, newest first; one of them opened, and restored if need be. Opening the
 * list, a version, and restoring are confirmed each. What a version holds is hidden again after 60 s, and at once when
 * the page goes out of sight.
 */
class SecretHistory extends SecretView {
  #versions = null;
  #next = null;
  #opened = null;
  #busy = '';
  #timer;
  /** `{asked: true}` where the member has just asked for the history, so that it need not be asked for again. */
  note = null;

  forget() {
    this.#versions = this.#next = this.#opened = null;
  }

  opened() {
    this.querySelector('h1').focus();
    if (this.note?.asked) this.#read();
    this.note = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#outOfSight);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#outOfSight);
    this.#hide();
  }

  view() {
    if (this.problem) return this.failed();
    return html`<article class="secret">
      ${wayBack(href(pathOf(this.secretId)), 'Secret')}
      ${this.secret ? this.#content() : waiting(3)}
    </article>`;
  }

  #content() {
    return html`<header class="lines">
        <h1 tabindex="-1">History of <bdi>${this.secret.name}</bdi></h1>
        <p class="soft">Each save is kept as a version.</p>
      </header>
      ${this.#versions ? this.#list() : this.#closed()}`;
  }

  #closed() {
    return html`<div class="card closed-history">
      <cs-icon name="clock-history"></cs-icon>
      <p>Who changed what, and when. You confirm your identity to see it.</p>
      <button class="button primary" aria-busy=${this.#busy === 'list'} @click=${() => this.#read()}>Open the history</button>
    </div>`;
  }

  #list() {
    return html`<ol class="rows card versions" aria-label="Versions">${this.#versions.map((version, at) => this.#row(version, at === 0))}</ol>
      ${this.#versions.length === 1 ? html`<p class="soft small">There is no earlier version: nothing has been changed yet.</p>` : nothing}
      ${this.#next ? html`<button class="button" aria-busy=${this.#busy === 'list'} @click=${() => this.#read()}>Show older versions</button>` : nothing}`;
  }

  #row(version, newest) {
    const { n, at, by, changed } = version;
    const open = this.#opened?.n === n;
    return html`<li>
      <div class="row version">
        <span class="tile round" aria-hidden="true">${n}</span>
        <span class="lines">
          <span class="name-line"><bdi class="clip name">${by.name}</bdi>${newest ? html`<span class="badge accent">Now</span>` : nothing}</span>
          <span class="small soft">${n === 1 ? 'Created it' : this.#said(changed)}</span>
          <span class="small soft"><time-ago at=${at}></time-ago> · ${dated(at)}</span>
        </span>
        <span class="actions"><button class="button quiet accent" aria-expanded=${open} aria-busy=${this.#busy === n} @click=${() => (open ? this.#hide() : this.#open(n))}>
          ${open ? 'Hide' : 'Open'}<span class="unseen"> version ${n}</span></button></span>
      </div>
      ${open ? this.#version(newest) : nothing}
    </li>`;
  }

  #said(changed) {
    const kind = kindOf(this.secret);
    return changed.length ? html`Changed <bdi>${changed.map((name) => labelOf(kind, name)).join(', ')}</bdi>` : 'Changed nothing';
  }

  #version(newest) {
    const { n } = this.#opened;
    return html`<div class="version-inside" role="group" aria-label="Version ${n}">
      ${versionView(kindOf(this.secret), this.#opened)}
      <p class="small soft">Hidden again after a minute.</p>
      ${newest
        ? nothing
        : html`<div class="actions"><button class="button" aria-busy=${this.#busy === 'restore'} @click=${() => this.#restore(n)}>
            <cs-icon name="arrow-counterclockwise"></cs-icon>Restore this version</button></div>`}
    </div>`;
  }

  #read() {
    return this.#busyWith('list', async (path) => {
      const query = new URLSearchParams({ limit: LONGEST_PAGE, ...(this.#next && { after: this.#next }) });
      const { items, next } = await confirmed((headers) => api.get(`${path}?${query}`, { headers }));
      return () => {
        this.#versions = [...(this.#versions ?? []), ...items];
        this.#next = next ?? null;
      };
    });
  }

  #open(n) {
    return this.#busyWith(n, async (path) => {
      const version = await confirmed((headers) => api.get(`${path}/${n}`, { headers }));
      return () => {
        this.#opened = version;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(this.#hide, SHOWN_FOR);
      };
    });
  }

  #restore(n) {
    return this.#busyWith('restore', async (path) => {
      const call = (headers) => api.post(`${path}/${n}/restore`, undefined, { headers });
      secrets.put(await confirmed(call, { done: `Version ${n} restored` }));
      return () => navigate(pathOf(this.secretId));
    });
  }

  get #path() {
    return `${pathOf(this.secretId)}/versions`;
  }

  #hide = () => {
    clearTimeout(this.#timer);
    this.#opened = null;
    this.update();
  };

  #outOfSight = () => document.hidden && this.#hide();

  /** @param {(path: string) => Promise<() => void>} work answers what is to be shown, unless another secret is by then */
  async #busyWith(what, work) {
    if (this.#busy) return;
    this.#busy = what;
    this.update();
    const path = this.#path;
    await attempt(async () => {
      const show = await work(path);
      if (path === this.#path) show();
    });
    this.#busy = '';
    this.update();
  }
}

customElements.define('secret-history', SecretHistory);
