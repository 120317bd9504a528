import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { copy } from '../shared/copy.js';
import { toast } from '../shared/toast.js';

const TIMES = [
  ['P1D', '1 day'],
  ['P7D', '7 days'],
  ['P30D', '30 days'],
  ['P90D', '90 days'],
  ['P365D', '1 year'],
];

/** `<token-dialog>`: what a new API token is for; then the token itself, once. */
class TokenDialog extends View {
  made = null;
  answer = () => {};

  view() {
    return html`<dialog aria-labelledby="token-title" @close=${this.#closed}>${this.made ? this.#shown() : this.#asked()}</dialog>`;
  }

  #asked() {
    return html`<form class="question" method="dialog" @submit=${this.#yes}>
      <h2 id="token-title" tabindex="-1">New API token</h2>
      <label class="field"><span>Name</span>
        <input class="input" name="name" maxlength="100" required pattern=".*\\S.*" autocomplete="off" placeholder="Nightly backup" /></label>
      <label class="field"><span>What it may do</span>
        <select class="input" name="scope"><option value="read">Read: lists and masked secrets</option><option value="all">Everything that you may</option></select></label>
      <label class="field"><span>Ends after</span>
        <select class="input" name="expiresIn">${TIMES.map(([time, words]) => html`<option value=${time} ?selected=${time === 'P90D'}>${words}</option>`)}</select></label>
      <div class="actions"><button type="button" class="button" @click=${this.#close}>Cancel</button><button class="button primary">Create token</button></div>
    </form>`;
  }

  #shown() {
    const { name, token } = this.made;
    return html`<div class="question">
      <h2 id="token-title" tabindex="-1">The token <bdi>${name}</bdi></h2>
      <p class="soft">Keep it where the script finds it. It is shown now and never again.</p>
      <code class="once" tabindex="0" role="region" aria-label="The token">${token}</code>
      <div class="actions"><button class="button" @click=${this.#copy}><cs-icon name="clipboard"></cs-icon>Copy</button><button class="button primary" @click=${this.#close}>Done</button></div>
    </div>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (dialog.open) return;
    dialog.showModal();
    (this.querySelector('input') ?? this.querySelector('.button')).focus();
  }

  #copy = async () => {
    if (await copy(this.made.token)) toast('Copied');
    else toast('The browser did not allow copying', 'loss');
  };

  #yes = (event) => {
    event.preventDefault();
    const { name, ...more } = Object.fromEntries(new FormData(event.target));
    this.answer({ name: name.trim(), ...more });
    this.#close();
  };

  #close = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('token-dialog', TokenDialog);

function open(properties) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('token-dialog'), { ...properties, answer }));
  });
}

/** @returns {Promise<{name: string, scope: string, expiresIn: string} | null>} null if it was given up */
export function askForToken() {
  return open({});
}

/** Shows a token until the dialog is closed; then it is nowhere any more. */
export function showToken(name, token) {
  return open({ made: { name, token } });
}
