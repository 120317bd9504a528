import { html, nothing } from '../lib/lit-html.js';
import { PanelApi } from '../held/panel-api.js';
import { onAccount, readAccount, sessionEnded } from '../server/account.js';
import '../shared/admin/app-page.js';
import '../shared/admin/apps-page.js';
import '../shared/admin/provisioning-page.js';
import '../shared/admin/vaults-page.js';
import { COPIED } from '../shared/copy.js';
import { address, follow, keepPlacesInFragment, navigate, secretsAt } from '../shared/place.js';
import { connect } from '../shared/server.js';
import { session } from '../shared/session.js';
import '../shared/vault/secrets-page.js';
import { View } from '../shared/view.js';
import './fill-bar.js';
import { keepPlace, lastPlace, recallDrafts } from './kept-drafts.js';
import { openOutside } from './outside.js';
import './panel-sign-in.js';
import './panel-top.js';
import { resume } from './resume.js';
import './server-form.js';
import { signInAgain } from './sign-in-again.js';

const PAGES = [
  [/^\/vaults$/, () => html`<vaults-page></vaults-page>`],
  [/^\/apps$/, () => html`<apps-page></apps-page>`],
  [/^\/apps\/([\w-]+)$/, ([, id], note) => html`<app-page .appId=${id} .note=${note}></app-page>`],
  [/^\/provisioning$/, () => html`<provisioning-page></provisioning-page>`],
];
const isOurs = (path) => Boolean(secretsAt(path)) || PAGES.some(([pattern]) => pattern.test(path));

/** `<countersign-panel>`: popup and side panel in one, from the server's address to the secrets. */
class CountersignPanel extends View {
  #account = null;
  #api = null;
  #problem = null;
  #note = null;
  #moving = false;
  #screen = '';

  connectedCallback() {
    super.connectedCallback();
    follow((note) => this.#go(note), isOurs);
    onAccount(() => this.#start());
    addEventListener(COPIED, () => chrome.runtime.sendMessage({ copied: true }).catch(() => {}));
    this.#start();
  }

  async #start() {
    const { server: before } = this.#account ?? {};
    this.#account = await readAccount();
    this.#problem = null;
    const { server, session: id } = this.#account;
    if (server !== before) this.#moving = false;
    if (!id || this.#api?.origin !== server) this.#leave();
    if (id) await this.#enter(server, id);
    this.update();
  }

  /** Nobody is signed in here, or somewhere else. A session that ends while its page is shown is asked for over the page. */
  #leave() {
    if (!this.#api || document.querySelector('panel-sign-in-again')) return;
    this.#api = null;
    session.end();
    navigate('/secrets', { replace: true });
  }

  async #enter(server, id) {
    if (this.#api) {
      this.#api.session = id;
      // What another member has on the page is none of theirs
      if (this.#account.member?.id !== session.member.id) location.reload();
      return;
    }
    const api = new PanelApi(server, id);
    connect(api, { pairing: `${server}/devices` });
    try {
      if (!(await session.load())) return await sessionEnded();
      await recallDrafts();
    } catch (problem) {
      this.#problem = problem;
      return;
    }
    this.#api = api;
    api.signIn = () => this.#signInAgain(api);
    if (!isOurs(address())) navigate(await lastPlace(), { replace: true });
    setTimeout(resume);
  }

  async #signInAgain(api) {
    if (!(await signInAgain(api.session))) return false;
    api.session = (await readAccount()).session;
    return true;
  }

  #go(note) {
    this.#note = note;
    if (this.#api) keepPlace(address());
    this.update();
  }

  view() {
    if (!this.#account) return nothing;
    const { server, session: id } = this.#account;
    if (!server || this.#moving) return html`<server-form .current=${this.#moving ? server : ''} @kept=${() => this.#move(false)}></server-form>`;
    if (this.#problem) return this.#failed();
    if (!this.#api) return id ? html`<main class="door" aria-busy="true"></main>` : this.#door(server);
    const secret = secretsAt(address());
    return html`<panel-top role="banner" .page=${address().split('/')[1]} .server=${server}></panel-top>
      <main>${this.#page(secret)}</main>
      <fill-bar role="region" aria-label="Fill the page in front" .secretId=${secret?.mode === 'detail' ? secret.id : null}></fill-bar>`;
  }

  #page(secret) {
    if (secret) return html`<secrets-page .mode=${secret.mode} .secretId=${secret.id} .note=${this.#note}></secrets-page>`;
    const path = address().split('?')[0];
    const [pattern, page] = PAGES.find(([one]) => one.test(path)) ?? [];
    return pattern ? page(pattern.exec(path), this.#note) : nothing;
  }

  #door(server) {
    return html`<main class="door">
      <img src="icons/icon-48.png" alt="" width="40" height="40" />
      <h1 tabindex="-1">Sign in to Countersign</h1>
      <p class="soft at">At <bdi>${new URL(server).host}</bdi>
        <button class="button quiet accent" @click=${() => this.#move(true)}>Change</button></p>
      ${this.#account.member ? html`<p class="notice" role="status"><cs-icon name="lock"></cs-icon><span>Your session has ended. What you typed is still here.</span></p>` : nothing}
      <panel-sign-in></panel-sign-in>
    </main>`;
  }

  #failed() {
    return html`<main class="door">
      <div role="alert">
        <h1 tabindex="-1">Countersign can’t be reached</h1>
        <p class="soft">${this.#problem.message}</p>
      </div>
      <button class="button primary" @click=${() => this.#start()}>Try again</button>
      <button class="button" @click=${() => this.#move(true)}>Use another server</button>
    </main>`;
  }

  #move(moving) {
    this.#moving = moving;
    this.update();
  }

  /** What is typed first has the focus as soon as a screen is there: the search, the address; the sign-in sees to itself. */
  drawn() {
    const screen = this.firstElementChild?.localName ?? '';
    if (screen === this.#screen) return;
    this.#screen = screen;
    setTimeout(() => this.querySelector('input[type=search], server-form input')?.focus());
  }
}

keepPlacesInFragment();
openOutside();
document.documentElement.classList.toggle('popup', chrome.extension.getViews({ type: 'popup' }).includes(window));
customElements.define('countersign-panel', CountersignPanel);
