import { html } from '../lib/lit-html.js';
import { readAccount, useServer } from '../server/account.js';
import { checkServer, originOf, permissionFor } from '../server/address.js';
import { View } from '../shared/view.js';

/** What was typed before the browser asked for the permission: its question may close the popup. */
const WANTED = 'wantedServer';

/** `<server-form>`: which server of one's own it is; asked once. The browser is asked to let us talk to that one alone. */
class ServerForm extends View {
  #typed = '';
  #wrong = '';
  #busy = false;
  /** The server that is used now, if another one is asked for. */
  current = '';

  async connectedCallback() {
    super.connectedCallback();
    const wanted = (await chrome.storage.session.get(WANTED))[WANTED];
    if (!wanted) return;
    this.#typed = wanted;
    if (await chrome.permissions.contains(permissionFor(wanted))) await this.#use(wanted);
    else this.update();
  }

  view() {
    return html`<main class="door">
      <img src="icons/icon-48.png" alt="" width="40" height="40" />
      <h1 tabindex="-1">${this.current ? 'Use another server' : 'Where is your Countersign?'}</h1>
      <form class="form" @submit=${this.#submit}>
        <label class="field"><span>Address of your server</span>
          <input class="input" name="address" inputmode="url" autocomplete="url" spellcheck="false" placeholder="https://countersign.example.com"
            required autofocus .value=${this.#typed} aria-invalid=${Boolean(this.#wrong)} aria-describedby="address-wrong address-hint" />
          <small id="address-hint">The one at which you open the web app. Your browser will ask whether this extension may talk to it, and to no other.</small></label>
        <p class="wrong" id="address-wrong" role="alert" ?hidden=${!this.#wrong}>${this.#wrong}</p>
        <button class="button primary wide" aria-busy=${this.#busy}>Continue</button>
        ${this.current ? html`<button type="button" class="button quiet wide" @click=${this.#keep}>Stay with <bdi class="clip">${this.current}</bdi></button>` : ''}
      </form>
    </main>`;
  }

  #keep = () => this.dispatchEvent(new Event('kept'));

  /** The permission is asked for first of all: the browser hears only what comes right after the click. */
  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#typed = event.target.address.value;
    try {
      const origin = originOf(this.#typed);
      const asked = chrome.permissions.request(permissionFor(origin));
      await chrome.storage.session.set({ [WANTED]: origin });
      if (await asked) await this.#use(origin);
      else this.#fail(`Without your permission this extension can’t talk to ${origin}. Continue, and allow it.`);
    } catch (problem) {
      this.#fail(problem.message);
    }
  };

  async #use(origin) {
    this.#busy = true;
    this.#fail('');
    try {
      await checkServer(origin);
      await this.#leave(origin);
      await useServer(origin);
    } catch (problem) {
      await chrome.storage.session.remove(WANTED);
      this.#fail(problem.message);
    }
    this.#busy = false;
    this.update();
  }

  /** What is not needed any more is given back. */
  async #leave(origin) {
    const { server } = await readAccount();
    if (server && server !== origin) await chrome.permissions.remove(permissionFor(server)).catch(() => {});
  }

  #fail(words) {
    this.#wrong = words;
    this.update();
    if (words) setTimeout(() => this.querySelector('input').focus());
  }
}

customElements.define('server-form', ServerForm);
