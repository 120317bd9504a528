import { html, nothing } from '../lib/lit-html.js';
import { readAccount } from '../server/account.js';
import { connectInBrowser, dropConnection, readConnection, signIn } from '../server/sign-in.js';
import { session } from '../shared/session.js';
import { refusal } from '../shared/sign-in-refusal.js';
import { View } from '../shared/view.js';

const ENDED = {
  refused: 'The connection was refused in the browser.',
  expired: 'The connection was not answered in time.',
};

/**
 * `<panel-sign-in>`: by password, unless it is for a member who has none, or by a browser tab in which the member is signed in. Either makes a session of this
 * extension's own, and whoever shows this hears of it by the account.
 */
class PanelSignIn extends View {
  #account = {};
  #connection = null;
  #problem = null;
  #busy = '';

  async connectedCallback() {
    super.connectedCallback();
    chrome.storage.session.onChanged.addListener(this.#look);
    this.#account = await readAccount();
    await this.#look();
    setTimeout(() => this.querySelector('input[autofocus]')?.focus());
  }

  disconnectedCallback() {
    chrome.storage.session.onChanged.removeListener(this.#look);
  }

  #look = async () => {
    this.#connection = (await readConnection()) ?? null;
    this.update();
  };

  view() {
    return this.#connection?.state === 'pending' ? this.#waiting(this.#connection) : this.#form();
  }

  #form() {
    const { email = '' } = this.#account.member ?? {};
    return html`${session.member && !session.password ? nothing : this.#byPassword(email)} ${this.#byBrowser()}`;
  }

  #byPassword(email) {
    return html`<form class="form" @submit=${this.#submit}>
        <label class="field"><span>Email</span>
          <input class="input" type="email" name="email" autocomplete="username" required ?autofocus=${!email} .value=${email} /></label>
        <label class="field"><span>Password</span>
          <input class="input" type="password" name="password" autocomplete="current-password" required ?autofocus=${Boolean(email)} /></label>
        <p class="wrong" role="alert" ?hidden=${!this.#problem}>${this.#problem ? words(this.#problem) : ''}</p>
        <button class="button primary wide" aria-busy=${this.#busy === 'password'}>Sign in</button>
      </form>`;
  }

  #byBrowser() {
    const ended = ENDED[this.#connection?.state];
    return html`<div class="or">
      ${ended ? html`<p class="wrong" role="alert">${ended}</p>` : nothing}
      <button class="button wide" aria-busy=${this.#busy === 'connect'} @click=${() => this.#do('connect', connectInBrowser)}>Connect in the browser</button>
      <p class="small soft">For single sign-on, or if you would rather type no password here.</p>
    </div>`;
  }

  #waiting({ userCode }) {
    return html`<section class="form" aria-labelledby="connect-title">
      <h2 id="connect-title">Go on in the browser’s tab</h2>
      <p class="soft">Sign in there, look whether it shows this code, and connect. You can close this meanwhile.</p>
      <p><span class="unseen">Code: </span><b class="user-code">${userCode}</b></p>
      <p class="small soft" role="status">Waiting. The code is good for ten minutes.</p>
      <button class="button" @click=${() => this.#do('', dropConnection)}>Cancel</button>
    </section>`;
  }

  #submit = (event) => {
    event.preventDefault();
    const { email, password } = event.target;
    this.#do('password', async () => {
      try {
        await signIn(email.value.trim(), password.value);
      } catch (problem) {
        password.select();
        throw problem;
      }
    });
  };

  async #do(what, work) {
    if (this.#busy) return;
    this.#busy = what;
    this.#problem = null;
    this.update();
    try {
      await work();
    } catch (problem) {
      this.#problem = problem;
    }
    this.#busy = '';
    this.update();
  }
}

/** A proof is refused where the server knows itself by another address than the one that was typed. */
function words(problem) {
  return problem.is('proof-invalid') ? 'This server is known by another address. Ask for the one at which the web app is opened, and use that.' : refusal(problem);
}

customElements.define('panel-sign-in', PanelSignIn);
