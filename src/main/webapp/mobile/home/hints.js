import { html } from '../../lib/lit-html.js';
import { pushState, turnOn } from '../push/subscribe.js';
import { View } from '../../shared/view.js';
import { toast } from '../../shared/toast.js';

/** The browser's own offer to install the app; it comes once, early, and is kept until somebody takes it. */
let offer;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer = event;
  document.querySelector('cs-hints')?.update();
});
addEventListener('appinstalled', () => {
  offer = undefined;
  document.querySelector('cs-hints')?.update();
});

/** What would make this phone quicker to answer, offered on a quiet home screen: notifications, then installing. */
class Hints extends View {
  #push;

  /** @type {import('../app.js').PhoneApp} */
  app;

  async connectedCallback() {
    super.connectedCallback();
    this.#push = await pushState();
    this.update();
  }

  view() {
    if (this.#push === 'ask')
      return hint('bell', 'Be told at once, even when this app is closed.', 'Turn on notifications', () => this.#turnOn());
    if (offer) return hint('phone', 'Keep Countersign on your home screen.', 'Install', () => this.#install());
    return html``;
  }

  async #turnOn() {
    this.#push = await turnOn(this.app.phone).catch(() => 'no-push-service');
    if (this.#push === 'on') toast('Notifications are on.');
    else toast('Notifications stay off. Requests show here whenever the app is open.', 'loss');
    this.update();
  }

  async #install() {
    const asked = offer;
    offer = undefined;
    await asked.prompt();
    this.update();
  }
}

const hint = (icon, sentence, action, act) => html`
  <div class="card hint-card">
    <cs-icon name=${icon}></cs-icon>
    <p>${sentence}</p>
    <button class="button" type="button" @click=${act}>${action}</button>
  </div>
`;

customElements.define('cs-hints', Hints);
