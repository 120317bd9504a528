import { html } from '../../lib/lit-html.js';
import { Phone } from '../key/phone.js';
import { View } from '../../shared/view.js';
import { announce } from '../announce.js';
import { codeIn } from './code.js';
import { mustInstallFirst, platform, suggestedName } from './naming.js';
import { canScan, scan } from './scanner.js';

const REFUSALS = {
  'too-many-trusted-sessions': 'You have 20 phones already. Remove one in the browser, then pair this one.',
  'clock-wrong': 'This phone’s clock is wrong. Set date and time to automatic in its settings, then try again.',
  'proof-invalid': 'The server did not accept this phone’s proof. Open this page under the server’s own address, then try again.',
  offline: 'The server can’t be reached. Check the connection and try again.',
};
const STALE = 'This code is not valid any more. Show a new one in the browser, then scan or paste that.';

/** Pairs this phone: by the camera where the browser reads QR codes, else by a pasted link or code. */
class PairingScreen extends View {
  #name = '';
  #canScan = false;
  #camera;
  #busy = false;
  #wrong = { code: '', form: '' };

  /** @type {import('../app.js').PhoneApp} */
  app;
  /** A code that came with the address. */
  code = '';

  async connectedCallback() {
    super.connectedCallback();
    [this.#name, this.#canScan] = await Promise.all([suggestedName(), canScan()]);
    this.update();
  }

  disconnectedCallback() {
    this.#camera?.abort();
  }

  view() {
    return html`
      <main class="column narrow">
        <header class="intro">
          <img src="icons/mark.svg" alt="" width="56" height="56" />
          <h1 tabindex="-1">Confirm with this phone</h1>
          <p class="soft">In Countersign on your computer, open Trusted sessions and choose Pair a phone. What it shows is good for 5 minutes.</p>
        </header>
        ${mustInstallFirst() ? this.#homeScreenFirst() : ''}
        <div class="viewfinder" ?hidden=${!this.#camera}>
          <video playsinline muted aria-label="Camera"></video>
          <button class="button wide" type="button" @click=${() => this.#camera?.abort()}>Stop the camera</button>
        </div>
        <form class="stack wide-gap" @submit=${this.#submit} novalidate>
          ${this.#canScan && !this.#camera
            ? html`<button class="button wide" type="button" @click=${this.#look}><cs-icon name="qr-code-scan"></cs-icon>Scan the QR code</button>`
            : ''}
          <label class="field">
            <span>Pairing code or link</span>
            <input class="input" name="code" .value=${this.code} autocomplete="off" autocapitalize="off" spellcheck="false" required aria-invalid=${this.#wrong.code ? 'true' : 'false'} aria-describedby="code-wrong" />
            <small id="code-wrong" class="wrong" role="alert">${this.#wrong.code}</small>
          </label>
          <label class="field">
            <span>Name of this phone</span>
            <input class="input" name="name" .value=${this.#name} maxlength="60" autocomplete="off" required aria-describedby="name-hint" />
            <small id="name-hint">So that you know it among your phones.</small>
          </label>
          <p class="wrong" role="alert">${this.#wrong.form}</p>
          <button class="button primary wide tall" type="submit" aria-busy=${this.#busy}>Pair this phone</button>
        </form>
      </main>
    `;
  }

  #homeScreenFirst() {
    return html`<p class="notice time">
      <cs-icon name="phone"></cs-icon>
      <span>On this device, first share this page to your Home Screen and pair there: notifications and the key of the phone live in that app.</span>
    </p>`;
  }

  #look = async () => {
    this.#camera = new AbortController();
    this.update();
    try {
      this.code = await scan(this.querySelector('video'), codeIn, this.#camera.signal);
      this.querySelector('[name=code]').value = this.code;
      announce('The code was read.');
    } catch (cause) {
      if (cause.name !== 'AbortError') this.#wrong = { code: '', form: 'The camera cannot be used. Paste the link or type the code instead.' };
    } finally {
      this.#camera = undefined;
      this.update();
    }
    if (this.code) this.querySelector('form').requestSubmit();
  };

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    const { code: field, name } = event.target.elements;
    const code = codeIn(field.value);
    this.#name = name.value.trim();
    this.code = field.value;
    if (!code) return this.#complain('code', 'Paste the link or the code that the browser shows.', field);
    if (!this.#name) return this.#complain('form', 'Give this phone a name.', name);
    this.#busy = true;
    this.#complain('form', '');
    try {
      const phone = await Phone.pair({ code, name: this.#name, platform: platform() });
      this.code = '';
      await this.app.paired(phone);
    } catch (problem) {
      this.#refused(problem, field);
    } finally {
      this.#busy = false;
      this.update();
    }
  };

  #refused(problem, field) {
    const known = REFUSALS[problem.kind];
    if (known) return this.#complain('form', known);
    if (!problem.status) return this.#complain('form', 'This browser cannot keep a key here. Leave private browsing and try again.');
    if ([401, 429, 500, 502, 503].includes(problem.status)) return this.#complain('form', problem.message);
    this.#complain('code', STALE, field);
  }

  #complain(where, sentence, field) {
    this.#wrong = { code: '', form: '', [where]: sentence };
    this.update();
    field?.focus();
  }
}

customElements.define('cs-pairing-screen', PairingScreen);
