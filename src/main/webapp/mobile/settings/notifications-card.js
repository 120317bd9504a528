import { html } from '../../lib/lit-html.js';
import { forget } from '../key/store.js';
import { pushState, turnOn } from '../push/subscribe.js';
import { View } from '../../shared/view.js';

const STATES = {
  on: 'They are on: a request shows at once, even when this app is closed.',
  off: 'They are off. Requests show whenever this app is open.',
  ask: 'They are off. A notification tells you the moment something waits for you; nothing else is ever sent.',
  blocked: 'They are blocked for this app in the browser’s settings. Requests show whenever this app is open.',
  unsupported: 'This browser cannot notify you. Requests show whenever this app is open.',
  'no-push-service': 'This browser has no push service. Requests show whenever this app is open.',
};

/** Whether this phone is notified, and a way to try it. */
class NotificationsCard extends View {
  #state;
  #busy = false;
  #said = '';

  /** @type {import('../app.js').PhoneApp} */
  app;

  async connectedCallback() {
    super.connectedCallback();
    navigator.serviceWorker?.addEventListener('message', this.#arrived);
    this.#state = await pushState();
    this.update();
  }

  disconnectedCallback() {
    navigator.serviceWorker?.removeEventListener('message', this.#arrived);
  }

  view() {
    return html`
      <section class="card part">
        <h2>Notifications</h2>
        <p class="soft">${STATES[this.#state]}</p>
        ${this.#state === 'on' ? this.#button('Send a test notification', this.#test) : ''}
        ${this.#state === 'ask' || this.#state === 'off' ? this.#button('Turn on notifications', this.#turnOn) : ''}
        <p class="small soft" role="status">${this.#said}</p>
      </section>
    `;
  }

  #button(words, act) {
    return html`<button class="button" type="button" aria-busy=${this.#busy} @click=${act}>${words}</button>`;
  }

  #turnOn = () =>
    this.#attempt(async () => {
      this.#state = await turnOn(this.app.phone);
    });

  #test = () =>
    this.#attempt(async () => {
      await this.app.phone.api.post(`${this.app.phone.path}/test-push`);
      this.#said = 'Sent. It should arrive within seconds.';
    });

  #arrived = ({ data }) => {
    if (data?.pushed !== 'test') return;
    this.#said = 'It arrived.';
    this.update();
  };

  /** The push service ended the subscription, and only the server has heard of it. */
  async #lost() {
    await forget('push');
    this.#state = 'off';
  }

  async #attempt(act) {
    if (this.#busy) return;
    this.#busy = true;
    this.#said = '';
    this.update();
    try {
      await act();
    } catch (problem) {
      if (problem.is?.('method-unavailable')) await this.#lost();
      this.#said = problem.message;
    } finally {
      this.#busy = false;
      this.update();
    }
  }
}

customElements.define('cs-notifications-card', NotificationsCard);
