import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { wayTo } from './provider.js';

/** `<provider-button>`: leads to an identity provider. `email()` is a hint for its form, `page` where to go on here. */
class ProviderButton extends View {
  #busy = false;
  #problem = null;
  primary = false;
  page = null;
  email = () => '';

  set provider(provider) {
    this.to = provider;
    this.update();
  }

  view() {
    return html`<button type="button" class="button wide ${this.primary ? 'primary' : ''}" aria-busy=${this.#busy} @click=${this.#go}>
        <span class="clip">Continue with <bdi>${this.to.name}</bdi></span>
      </button>
      <p class="wrong beneath" role="alert" ?hidden=${!this.#problem}>${this.#problem?.message}</p>`;
  }

  #go = async () => {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = null;
    this.update();
    try {
      location.assign(await wayTo(this.to, { email: this.email(), page: this.page }));
    } catch (problem) {
      this.#problem = problem;
      this.#busy = false;
      this.update();
    }
  };
}

customElements.define('provider-button', ProviderButton);
