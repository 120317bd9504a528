import { html } from '../../lib/lit-html.js';
import { pushState, turnOn } from '../push/subscribe.js';
import { View } from '../../shared/view.js';

const CALM = {
  blocked: 'Notifications are blocked for this app in the browser’s settings. Requests still show here whenever the app is open.',
  'no-push-service': 'This browser has no push service. Requests still show here whenever the app is open.',
  unsupported: 'This browser cannot notify you. Requests show here whenever the app is open.',
  refused: 'The server did not take the subscription. Requests still show here whenever the app is open; you can try again in the settings.',
};

/** After pairing: for whom this phone confirms now, and whether it may notify. */
class WelcomeScreen extends View {
  #state = 'ask';
  #busy = false;

  /** @type {import('../app.js').PhoneApp} */
  app;

  async connectedCallback() {
    super.connectedCallback();
    const state = await pushState();
    this.#state = state === 'off' ? 'ask' : state;
    this.update();
  }

  view() {
    const { member, workspace } = this.app.phone.pairing;
    return html`
      <main class="column narrow">
        <header class="intro">
          <span class="disc good"><cs-icon name="check-lg"></cs-icon></span>
          <h1 tabindex="-1">This phone is paired</h1>
          <p class="soft">It confirms for <bdi>${member.name}</bdi> at <bdi>${workspace.name}</bdi>.</p>
        </header>
        ${CALM[this.#state] ? this.#goOn() : this.#offer()}
      </main>
    `;
  }

  #offer() {
    return html`
      <p>A notification tells you the moment something waits for your confirmation, even when this app is closed. Nothing else is ever sent.</p>
      <div class="stack">
        <button class="button primary wide tall" type="button" aria-busy=${this.#busy} @click=${this.#turnOn}>Turn on notifications</button>
        <button class="button quiet wide tall" type="button" @click=${() => this.app.welcomed()}>Not now</button>
      </div>
    `;
  }

  #goOn() {
    return html`
      <p class="notice" role="status"><cs-icon name="bell-slash"></cs-icon><span>${CALM[this.#state]}</span></p>
      <button class="button primary wide tall" type="button" @click=${() => this.app.welcomed()}>Continue</button>
    `;
  }

  #turnOn = async () => {
    if (this.#busy) return;
    this.#busy = true;
    this.update();
    this.#state = await turnOn(this.app.phone).catch(() => 'refused');
    this.#busy = false;
    if (this.#state === 'on') this.app.welcomed('Notifications are on.');
    else this.update();
  };
}

customElements.define('cs-welcome-screen', WelcomeScreen);
