import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { Problem } from '../shared/problem.js';
import { copy } from '../shared/copy.js';
import { clockIn } from '../shared/time.js';
import { api, attempt } from '../shared/server.js';

/**
 * `<pairing-dialog>`: a QR code, its link and its code, until a phone has used it: then "Paired: Pixel 9", without a
 * reload. A code that has run out can be replaced by a new one.
 */
export class PairingDialog extends View {
  #pairing;
  #anew;
  #state = 'open';
  #phone = null;
  #copied = false;
  #connected = true;
  #over = new AbortController();
  #answer;

  /**
   * @param {{id: string, code: string, url: string, qr: string, expiresAt: string}} pairing
   * @param {() => Promise<object>} anew asks the server for another one
   */
  constructor(pairing, anew) {
    super();
    this.#pairing = pairing;
    this.#anew = anew;
  }

  /** Opens it. @returns {Promise<{id: string, name: string} | null>} the phone that was paired, once it is closed */
  paired() {
    document.body.append(this);
    this.#watch();
    return new Promise((answer) => (this.#answer = answer));
  }

  async #watch() {
    const { id } = this.#pairing;
    const path = `/pairings/${encodeURIComponent(id)}`;
    for (let tries = 0; this.#state === 'open' && id === this.#pairing.id && !this.#over.signal.aborted; ) {
      try {
        const { state, trustedSession } = await api.get(path, { headers: { Prefer: 'wait=25' }, signal: this.#over.signal });
        if (id !== this.#pairing.id) return;
        tries = 0;
        this.#become(state, trustedSession);
      } catch (problem) {
        if (this.#over.signal.aborted) return;
        if (problem instanceof Problem && problem.status === 404) return this.#become('expired');
        this.#connected = false;
        this.update();
        await new Promise((go) => setTimeout(go, Math.min(1000 * 2 ** tries++, 8000)));
      }
    }
  }

  #become(state, phone = null) {
    this.#connected = true;
    this.#state = state;
    this.#phone = phone;
    this.update();
  }

  view() {
    return html`<dialog aria-labelledby="pairing-title" @close=${this.#closed}>
      <div class="pairing">${{ open: this.#open, paired: this.#done, expired: this.#late }[this.#state]?.() ?? this.#open()}
        <p class="unseen" role="status">${this.#state === 'paired' ? `Paired: ${this.#phone?.name}` : this.#state === 'expired' ? 'This code has expired' : ''}</p>
      </div>
    </dialog>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    if (!dialog.contains(document.activeElement)) this.querySelector('h2').focus();
  }

  #open = () => {
    const { qr, url, code, expiresAt } = this.#pairing;
    const left = (Date.parse(expiresAt) - api.now()) / 1000;
    return html`<h2 id="pairing-title" tabindex="-1" autofocus>Pair a phone</h2>
      <p class="soft">Scan this with your phone’s camera, or in the Countersign app.</p>
      <img class="qr" alt="QR code of the pairing link" width="208" height="208" src=${`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} />
      <div class="code-line">
        <code>${code}</code>
        <button class="button quiet accent" @click=${this.#copy}>${this.#copied ? 'Copied' : 'Copy code'}</button>
      </div>
      <p class="small soft">
        ${this.#connected ? html`Waiting for the phone. The code is good once, until ${clockIn(left)}.` : 'You are offline. This goes on by itself.'}
      </p>
      <div class="actions spread">
        <a class="button quiet accent" href=${url} target="_blank" rel="noopener">Pair this device instead</a>
        <button class="button" @click=${this.#close}>Cancel</button>
      </div>`;
  };

  #done = () => html`<span class="seal"><cs-icon name="check-lg"></cs-icon></span>
    <h2 id="pairing-title" tabindex="-1">Paired: <bdi>${this.#phone?.name}</bdi></h2>
    <p class="soft">From now on it asks you before anything sensitive happens in your name.</p>
    <button class="button primary wide" @click=${this.#close}>Done</button>`;

  #late = () => html`<span class="seal still"><cs-icon name="clock"></cs-icon></span>
    <h2 id="pairing-title" tabindex="-1">This code has expired</h2>
    <p class="soft">A pairing code is good for a few minutes. Nothing was paired.</p>
    <button class="button primary wide" @click=${() => attempt(this.#again)}>Show a new code</button>
    <button class="button wide" @click=${this.#close}>Close</button>`;

  #again = async () => {
    this.#pairing = await this.#anew();
    this.#copied = false;
    this.#become('open');
    this.#watch();
  };

  #copy = async () => {
    this.#copied = await copy(this.#pairing.code);
    this.update();
  };

  #close = () => this.querySelector('dialog').close();

  #closed = () => {
    this.#over.abort();
    this.remove();
    this.#answer(this.#phone);
  };
}

customElements.define('pairing-dialog', PairingDialog);
