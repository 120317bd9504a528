import { html } from '../../lib/lit-html.js';
import { topBar } from '../top-bar.js';
import { View } from '../../shared/view.js';
import { decisionList } from './decision-list.js';
import { decisions } from './decisions.js';

/** The last 50 decisions of this phone. */
class DecisionsScreen extends View {
  #decisions;

  /** @type {import('../app.js').PhoneApp} */
  app;

  async connectedCallback() {
    super.connectedCallback();
    this.#decisions = await decisions();
    this.update();
  }

  view() {
    return html`
      ${topBar('Decisions on this phone')}
      <main class="column">
        ${this.#decisions?.length === 0 ? html`<p class="soft">What you confirm or deny on this phone is listed here.</p>` : ''}
        ${this.#decisions?.length ? decisionList(this.#decisions, this.app.now()) : ''}
        ${this.#decisions?.length ? html`<p class="soft small">The last 50 are kept, on this phone only.</p>` : ''}
      </main>
    `;
  }
}

customElements.define('cs-decisions-screen', DecisionsScreen);
