import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { coloured } from './coloured.js';
import { api } from '../server.js';

/** The ways to make a password; `range` is what its slider sets. */
const WAYS = {
  password: { name: 'Password', range: { member: 'length', label: 'Characters', min: 8, max: 64, value: 20 } },
  passphrase: { name: 'Passphrase', range: { member: 'words', label: 'Words', min: 3, max: 10, value: 5 } },
};

/** `<value-generator>`: makes passwords and passphrases until one is taken. */
class ValueGenerator extends View {
  /** @type {(value: string) => void} */
  take;

  #way = 'password';
  #chosen = { password: WAYS.password.range.value, passphrase: WAYS.passphrase.range.value };
  #symbols = true;
  #made = '';
  #problem = null;
  /** Only the newest answer counts. */
  #making = null;

  connectedCallback() {
    super.connectedCallback();
    this.#make();
  }

  #make() {
    const making = this.#ask().then(
      ({ value }) => making === this.#making && this.#show(value, null),
      (problem) => making === this.#making && this.#show('', problem),
    );
    this.#making = making;
  }

  #ask() {
    const { member } = WAYS[this.#way].range;
    const recipe = { [member]: this.#chosen[this.#way], ...(this.#way === 'password' && { symbols: this.#symbols }) };
    return api.post(`/generators/${this.#way}`, recipe);
  }

  #show(value, problem) {
    this.#made = value;
    this.#problem = problem;
    this.#making = null;
    this.update();
  }

  /** One that is still being made is waited for: it is made as was chosen last. */
  async #take() {
    while (this.#making) await this.#making;
    if (this.#made) this.take(this.#made);
  }

  view() {
    const { range } = WAYS[this.#way];
    const chosen = this.#chosen[this.#way];
    // What is set here is not a part of the form around it
    return html`<div class="card generator" role="group" aria-label="Make one" @input=${(event) => event.stopPropagation()}>
      <div class="ways">
        ${Object.entries(WAYS).map(([way, { name }]) => html`<button type="button" class="button quiet" aria-pressed=${way === this.#way}
          @click=${() => this.#change(() => (this.#way = way))}>${name}</button>`)}
      </div>
      <output class="mono made">${this.#problem ? html`<span class="wrong">${this.#problem.message}</span>` : coloured(this.#made)}</output>
      <label class="slide"><span>${range.label}</span>
        <input type="range" min=${range.min} max=${range.max} .value=${String(chosen)}
          @input=${(event) => this.#change(() => (this.#chosen[this.#way] = Number(event.target.value)))} /><b>${chosen}</b></label>
      ${this.#way === 'password'
        ? html`<label class="check"><input type="checkbox" .checked=${this.#symbols}
            @change=${(event) => this.#change(() => (this.#symbols = event.target.checked))} /> With symbols</label>`
        : nothing}
      <div class="actions">
        <button type="button" class="button primary" ?disabled=${!this.#made} @click=${() => this.#take()}>Use this one</button>
        <button type="button" class="button" @click=${() => this.#make()}>Another</button>
      </div>
    </div>`;
  }

  #change(what) {
    what();
    this.update();
    this.#make();
  }
}

customElements.define('value-generator', ValueGenerator);
