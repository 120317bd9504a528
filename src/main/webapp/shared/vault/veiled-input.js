import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { write } from './ssh-generator.js';
import './strength-meter.js';
import './value-generator.js';

/**
 * `<veiled-input>`: an input for a masked line, shown as dots unless its button shows it; a good one can be made for it. What
 * is shown has completion switched off, as browsers else write it down for their next start.
 */
class VeiledInput extends View {
  #shown = false;
  #making = false;

  /** @param {{id: string, name: string, value: string, limit?: number, error?: string, required?: boolean}} given */
  set given(given) {
    this.input = given;
    this.update();
  }

  view() {
    const { id, name, value, limit = 10_000, error, required = false } = this.input;
    return html`<input class="input mono" type=${this.#shown ? 'text' : 'password'} id=${id} name=${name} .value=${value} maxlength=${limit}
        @input=${this.#judge} autocomplete=${this.#shown ? 'off' : 'new-password'} autocapitalize="off" spellcheck="false" ?required=${required}
        aria-invalid=${Boolean(error)} aria-describedby="${id}-wrong" />
      <span class="ends">
        <button type="button" class="button quiet icon" aria-expanded=${this.#making} title="Make one" @click=${this.#make}>
          <cs-icon name="dice-5"></cs-icon><span class="unseen">Make one</span>
        </button>
        <button type="button" class="button quiet icon" aria-pressed=${this.#shown} title=${this.#shown ? 'Hide' : 'Show'} @click=${this.#flip}>
          <cs-icon name=${this.#shown ? 'eye-slash' : 'eye'}></cs-icon><span class="unseen">Show what is typed</span>
        </button>
      </span>
      <strength-meter .value=${value}></strength-meter>
      ${this.#making ? html`<value-generator .take=${this.#take}></value-generator>` : nothing}`;
  }

  #judge = (event) => {
    this.querySelector('strength-meter').value = event.target.value;
  };

  #make = () => {
    this.#making = !this.#making;
    this.update();
  };

  #take = (value) => {
    this.#making = false;
    this.#shown = true;
    write(this.querySelector('input'), value);
    this.update();
    this.querySelector('input').focus();
  };

  #flip = () => {
    this.#shown = !this.#shown;
    this.update();
  };
}

customElements.define('veiled-input', VeiledInput);
