import { html, nothing } from '../lib/lit-html.js';
import { fill, pageInFront } from '../fill/fill.js';
import { signInOf } from '../fill/sign-in-of.js';
import { attempt } from '../shared/server.js';
import { fetchSecret } from '../shared/vault/secrets.js';
import { View } from '../shared/view.js';
import '../shared/icon.js';

/** `<fill-bar>`: below a secret by which one signs in somewhere, the way to fill the form of the page in front. */
class FillBar extends View {
  #id = null;
  #fits = false;
  #host = '';
  #busy = false;

  set secretId(id) {
    if (id === this.#id) return;
    this.#id = id;
    this.#fits = false;
    this.update();
    if (id) this.#look(id);
  }

  /** What can't be read here, the page of the secret tells of. */
  async #look(id) {
    const [secret, { url }] = await Promise.all([fetchSecret(id).catch(() => null), pageInFront()]);
    if (id !== this.#id) return;
    this.#fits = Boolean(secret && signInOf(secret));
    this.#host = url ? new URL(url).host : '';
    this.update();
  }

  view() {
    if (!this.#fits) return nothing;
    return html`<p class="small soft clip">${this.#host ? html`On <bdi>${this.#host}</bdi>` : 'On the page in front'}</p>
      <button class="button primary" aria-busy=${this.#busy} @click=${() => this.fill()}><cs-icon name="input-cursor-text"></cs-icon>Fill sign-in</button>`;
  }

  async fill() {
    if (this.#busy) return;
    this.#busy = true;
    this.update();
    await attempt(() => fill(this.#id));
    this.#busy = false;
    this.update();
  }
}

customElements.define('fill-bar', FillBar);
