import { html } from '../../lib/lit-html.js';
import { secretsAt } from '../../shared/place.js';
import { session } from '../../shared/session.js';
import { View } from '../../shared/view.js';
import '../../shared/admin/app-page.js';
import '../../shared/admin/apps-page.js';
import '../../shared/admin/provisioning-page.js';
import '../../shared/admin/vaults-page.js';
import '../../shared/vault/secrets-page.js';

const PAGES = {
  '/vaults': html`<vaults-page></vaults-page>`,
  '/apps': html`<apps-page></apps-page>`,
  '/provisioning': html`<provisioning-page></provisioning-page>`,
};

const ELSEWHERE =
  'Your workspace has phones confirm, and no more. Open the vault in the web app or the browser extension: what you do there is confirmed on this phone.';

/**
 * The vault on the phone: the pages of the web app, reached by this phone's key. What they show is kept in memory only
 * and gone with them.
 */
class VaultScreen extends View {
  #path = '/secrets';
  #note = null;
  #problem = null;

  /** @type {import('../app.js').PhoneApp} */
  app;

  connectedCallback() {
    super.connectedCallback();
    addEventListener('online', this.#enter);
    this.#enter();
  }

  disconnectedCallback() {
    removeEventListener('online', this.#enter);
  }

  /** Drawn whenever the inbox changes; once that has the server again, so has the vault. */
  update() {
    super.update();
    if (this.#problem?.is?.('offline') && ['live', 'polling'].includes(this.app.inbox.link)) this.#enter();
  }

  /** Goes to a place of the vault. */
  show(path, note) {
    this.#path = path;
    this.#note = note;
    this.update();
  }

  /** It was open, and is not any more. */
  close(problem) {
    this.#problem = problem;
    this.update();
  }

  #enter = async () => {
    if (session.member) return;
    this.#problem = null;
    this.update();
    try {
      if (!(await session.load())) this.#problem = new Error('The server does not know this phone as yours. Try again in a moment.');
    } catch (problem) {
      this.#problem = problem;
    }
    this.update();
  };

  view() {
    if (!session.member) return html`<main class="column">${this.#problem ? this.#away() : html`<span class="skeleton"></span>`}</main>`;
    return html`${this.app.inbox.link === 'offline' ? offline() : ''}
      <main class="vault">${this.#page()}</main>`;
  }

  #page() {
    const at = secretsAt(this.#path);
    if (at) return html`<secrets-page .mode=${at.mode} .secretId=${at.id} .note=${this.#note}></secrets-page>`;
    const [, app] = /^\/apps\/([\w-]+)$/.exec(this.#path) ?? [];
    if (app) return html`<app-page .appId=${app} .note=${this.#note}></app-page>`;
    return PAGES[this.#path] ?? nowhere;
  }

  #away() {
    const offline = this.#problem.is?.('offline');
    const off = this.#problem.is?.('phone-asking-off');
    return html`<div class="calm" role="alert">
      <cs-icon name=${offline ? 'wifi-off' : 'lock'}></cs-icon>
      <h1 tabindex="-1">${offline ? 'The vault needs a connection' : 'The vault is not open on this phone'}</h1>
      <p class="soft">${offline ? 'Secrets are never kept on this phone. They show as soon as the server can be reached.' : off ? ELSEWHERE : this.#problem.message}</p>
      ${off ? html`<a class="button primary" href="#requests">Go to your requests</a>` : ''}
      <button class="button" type="button" @click=${this.#enter}>Try again</button>
    </div>`;
  }
}

const nowhere = html`<div class="empty"><h1 tabindex="-1">There is nothing here</h1><a class="button" href="#/secrets">Go to your secrets</a></div>`;

const offline = () => html`<p class="notice time strip" role="status">
  <cs-icon name="wifi-off"></cs-icon>
  <span>${navigator.onLine ? 'The server can’t be reached' : 'You are offline'}. Nothing can be opened or saved until the connection is back.</span>
</p>`;

customElements.define('cs-vault-screen', VaultScreen);
