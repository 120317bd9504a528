import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { session } from '../shared/session.js';
import { Api } from '../shared/api.js';
import { api, connect } from '../shared/server.js';
import { follow, navigate } from '../shared/place.js';
import { isOurs, place } from './router.js';
import { signInHere } from './sign-in-again.js';
import { takeCode } from './connect-code.js';
import { load, PAGES } from './pages.js';
import './sign-in.js';
import './set-up.js';

/** The place of the address, and its query as it was when one came. */
const here = () => ({ ...place(location.pathname), search: location.search });

const entitle = (title) => {
  document.title = title ? `${title} · Countersign` : 'Countersign';
};

/** `<countersign-app>`: finds out who is there, and shows the page of the address. */
class CountersignApp extends View {
  #at = here();
  /** What is drawn, `{at, note}`: the place, once its modules are here. */
  #shown = null;
  #setup = null;
  #problem = null;
  #known = false;
  /** Where sign-in leads back to. */
  #from = null;

  connectedCallback() {
    connect(new Api({ signIn: signInHere }), { pairing: '/devices' });
    follow((note) => this.#go(note), isOurs);
    session.addEventListener('change', () => this.update());
    super.connectedCallback();
    if (this.#at.page === 'connect') takeCode();
    this.#start();
  }

  async #start(note = null) {
    const at = this.#at;
    this.#problem = null;
    // On its way meanwhile; where it can't be had, `#show` tells
    load(at.page).catch(() => {});
    if (at.page !== 'confirm') await this.#meet();
    if (at === this.#at) await this.#show(note);
  }

  /** Finds out who is there. */
  async #meet() {
    try {
      const signedIn = await session.load();
      if (!signedIn) this.#setup = await api.get('/setup', { quiet: true }).catch((p) => (p.status === 404 ? {} : Promise.reject(p)));
      this.#known = true;
      this.#guard();
    } catch (problem) {
      this.#problem = problem;
    }
  }

  /** Sends everyone where they can be: to set-up, to sign-in and back, or to the secrets. */
  #guard() {
    const { page } = this.#at;
    if (PAGES[page]?.isDoor) return;
    if (!session.member) {
      const wanted = this.#setup?.required ? 'setup' : 'sign-in';
      if (page === wanted) return;
      if (page !== 'home' && page !== 'setup') this.#from = location.pathname + location.search;
      navigate(`/${wanted}`, { replace: true });
    } else if (['home', 'sign-in', 'setup'].includes(page)) {
      const to = this.#from ?? '/secrets';
      this.#from = null;
      navigate(to, { replace: true });
    }
  }

  async #go(note) {
    const before = this.#at;
    const at = (this.#at = here());
    if (!this.#known && at.page !== 'confirm') return this.#start(note);
    this.#problem = null;
    this.#guard();
    // Led elsewhere, and shown there
    if (at !== this.#at) return;
    if (before.page !== at.page) this.update();
    await this.#show(note);
    if (at !== this.#at || before.page === at.page) return;
    await new Promise((next) => setTimeout(next));
    (this.querySelector('main [autofocus]') ?? this.querySelector('main h1'))?.focus();
  }

  /** Draws the page of the address as soon as its modules are here; until then, what was there stays. */
  async #show(note) {
    const at = this.#at;
    const failure = await load(at.page).then(() => null, (problem) => problem);
    if (at !== this.#at) return;
    this.#problem ??= failure;
    if (!this.#problem) this.#shown = { at, note };
    this.update();
    // Most go on to the secrets, which can come while they type
    if (at.page === 'sign-in') load('secrets').catch(() => {});
  }

  #entered = () => this.#guard();

  view() {
    if (this.#problem) return this.#failed();
    if (!this.#shown) return html`<div class="bare" aria-busy="true"><span class="skeleton w40"></span></div>`;
    const { at, note } = this.#shown;
    const { title, view, isDoor, forMembers } = PAGES[at.page];
    entitle(title);
    if (isDoor && !forMembers) return view();
    if (!session.member || !view) return this.#entrance(at);
    return isDoor ? view() : this.#beside(view(at, note));
  }

  /** The way around says at once where one goes. */
  #beside(content) {
    const { page } = this.#at;
    const isComing = !this.#problem && page !== this.#shown.at.page;
    return html`<app-shell .page=${PAGES[page]?.within ?? page} .isComing=${isComing} .content=${content}></app-shell>`;
  }

  #entrance({ page }) {
    return this.#setup?.required
      ? html`<set-up @entered=${this.#entered}></set-up>`
      : html`<sign-in .demo=${this.#setup} .from=${page === 'connect' ? '/connect' : this.#from} @entered=${this.#entered}></sign-in>`;
  }

  /** The way around stays, if it is there. */
  #failed() {
    entitle('Can’t be reached');
    const words = html`<h1 tabindex="-1">Countersign can’t be reached</h1>
      <p class="soft">${this.#problem.message}</p>
      <button class="button primary" @click=${this.#again}>Try again</button>`;
    return this.querySelector('app-shell')
      ? this.#beside(html`<div class="page"><div class="empty" role="alert">${words}</div></div>`)
      : html`<main><div class="bare" role="alert">${words}</div></main>`;
  }

  /** What a browser could not load once, some never ask for again. */
  #again = () => (this.#known || this.#at.page === 'confirm' ? location.reload() : this.#start());
}

customElements.define('countersign-app', CountersignApp);
