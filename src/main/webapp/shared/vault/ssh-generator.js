import { html } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { api, attempt } from '../server.js';

const TYPES = [
  { type: 'ed25519', name: 'Ed25519' },
  { type: 'rsa', name: 'RSA 3072' },
];

/** `<ssh-generator>`: makes a key pair and writes it into the fields of the form around it. */
class SshGenerator extends View {
  #busy = '';

  view() {
    return html`<div class="actions makers"><span class="soft">Make a new key pair:</span>
      ${TYPES.map(({ type, name }) => html`<button type="button" class="button quiet accent" aria-busy=${this.#busy === type}
        @click=${() => this.#make(type)}>${name}</button>`)}
    </div>`;
  }

  async #make(type) {
    if (this.#busy) return;
    this.#busy = type;
    this.update();
    await attempt(async () => {
      const { privateKey, publicKey } = await api.post('/generators/ssh-key', { type });
      const form = this.closest('form');
      write(form.elements['fields.privateKey'], privateKey);
      write(form.elements['fields.publicKey'], publicKey);
      write(form.elements['fields.format'], 'OpenSSH');
    });
    this.#busy = '';
    this.update();
  }
}

/** As if it was typed, so that the form takes it. */
export function write(input, value) {
  if (!input) return;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

customElements.define('ssh-generator', SshGenerator);
