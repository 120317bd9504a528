import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { STRATEGIES } from '../vault/vaults.js';

/** `<vault-dialog>`: what a vault is called and, for a new one, what guards its key. */
class VaultDialog extends View {
  ask;
  answer = () => {};

  view() {
    const { title, action, name = '', strategies = [], strategy = 'local', wrong } = this.ask;
    return html`<dialog aria-labelledby="vault-title" @close=${this.#closed}>
      <form class="question" method="dialog" @submit=${this.#yes}>
        <h2 id="vault-title" tabindex="-1">${title}</h2>
        <label class="field">
          <span>Name</span>
          <input class="input" name="name" .value=${name} maxlength="100" required pattern=".*\\S.*" autocomplete="off"
            aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? 'vault-wrong' : nothing} />
        </label>
        ${wrong ? html`<p class="wrong beneath" id="vault-wrong" role="alert">${wrong}</p>` : nothing}
        ${strategies.length ? this.#strategies(strategies, strategy) : nothing}
        <div class="actions">
          <button type="button" class="button" @click=${this.#no}>Cancel</button>
          <button class="button primary">${action}</button>
        </div>
      </form>
    </dialog>`;
  }

  #strategies(strategies, chosen) {
    if (strategies.length === 1) return html`<p class="soft small">${STRATEGIES[strategies[0].id]?.hint}</p>`;
    return html`<label class="field">
      <span>Encryption strategy</span>
      <select class="input" name="strategy" aria-describedby="strategy-hint" @change=${this.#chosen}>
        ${strategies.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${STRATEGIES[id]?.name ?? name}</option>`)}
      </select>
    </label>
    <p class="hint beneath" id="strategy-hint">${STRATEGIES[chosen]?.hint}</p>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (dialog.open) return;
    dialog.showModal();
    const name = this.querySelector('input');
    name.focus();
    name.select();
  }

  #chosen = (event) => {
    this.ask = { ...this.ask, ...this.#typed(event.target.form) };
    this.update();
  };

  #typed(form) {
    return Object.fromEntries(new FormData(form));
  }

  #yes = (event) => {
    event.preventDefault();
    const { name, ...more } = this.#typed(event.target);
    this.answer({ name: name.trim(), ...more });
    this.querySelector('dialog').close();
  };

  #no = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('vault-dialog', VaultDialog);

/**
 * Asks for a vault's name and strategy.
 * @param {{title: unknown, action: string, name?: string, strategies?: {id: string, name: string}[], strategy?: string, wrong?: string}} ask
 *   `wrong` is why the name of the last time does not do
 * @returns {Promise<{name: string, strategy?: string} | null>} null if it was given up
 */
export function askForVault(ask) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('vault-dialog'), { ask, answer }));
  });
}
