import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';

/** `<veiled-input>`: an input for a masked line, shown as dots unless its button shows it. */
class VeiledInput extends View {
  #shown = false;

  /** @param {{id: string, name: string, value: string, limit?: number, error?: string, required?: boolean}} given */
  set given(given) {
    this.input = given;
    this.update();
  }

  view() {
    const { id, name, value, limit = 10_000, error, required = false } = this.input;
    return html`<input class="input mono" type=${this.#shown ? 'text' : 'password'} id=${id} name=${name} .value=${value} maxlength=${limit}
        autocomplete="new-password" autocapitalize="off" spellcheck="false" ?required=${required}
        aria-invalid=${Boolean(error)} aria-describedby="${id}-wrong" />
      <button type="button" class="button quiet icon" aria-pressed=${this.#shown} title=${this.#shown ? 'Hide' : 'Show'} @click=${this.#flip}>
        <cs-icon name=${this.#shown ? 'eye-slash' : 'eye'}></cs-icon><span class="unseen">Show what is typed</span>
      </button>`;
  }

  #flip = () => {
    this.#shown = !this.#shown;
    this.update();
  };
}

customElements.define('veiled-input', VeiledInput);
