import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { copy } from '../shared/copy.js';
import { attempt } from './server.js';

const SHOWN_FOR = 60_000;
const COLOURED_UP_TO = 4_000;

/**
 * `<secret-field>`: one masked field with *Reveal* and *Copy*. A revealed value is hidden again after 60 s, and at once
 * when the page goes out of sight.
 */
class SecretField extends View {
  label = '';
  /** @type {(done: (value: string) => Promise<string | undefined>) => Promise<string>} gets the value; `done` says what the toast adds */
  fetch;

  #value = null;
  #busy = '';
  #copied = false;
  #timer;

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#outOfSight);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#outOfSight);
    this.hide();
  }

  hide() {
    clearTimeout(this.#timer);
    if (this.#value === null) return;
    this.#value = null;
    this.update();
  }

  async reveal() {
    await this.#busyWith('reveal', async () => this.#show(await this.fetch(() => undefined)));
  }

  view() {
    const open = this.#value !== null;
    return html`<div class="field-row">
      <div class="lines">
        <h2 class="small soft" id="label-${this.label}">${this.label}</h2>
        <div class="value ${open ? 'open' : ''}" role="group" aria-labelledby="label-${this.label}" tabindex=${open ? 0 : nothing}
          >${open ? coloured(this.#value) : html`<span aria-hidden="true">••••••••••••</span><span class="unseen">Hidden</span>`}</div>
      </div>
      <div class="actions">
        <button class="button quiet accent" aria-busy=${this.#busy === 'reveal'} @click=${open ? () => this.hide() : () => this.reveal()}>
          <cs-icon name=${open ? 'eye-slash' : 'eye'}></cs-icon>${open ? 'Hide' : 'Reveal'}
        </button>
        <button class="button quiet accent" aria-busy=${this.#busy === 'copy'} @click=${this.#copy}>
          <cs-icon name=${this.#copied ? 'check-lg' : 'clipboard'}></cs-icon>${this.#copied ? 'Copied' : 'Copy'}
        </button>
      </div>
      <p class="unseen" role="status">${open ? `${this.label} is shown for one minute` : ''}</p>
    </div>`;
  }

  #copy = () =>
    this.#busyWith('copy', async () => {
      if (this.#value !== null) return this.#say(await copy(this.#value), this.#value);
      let done = false;
      const value = await this.fetch(async (text) => {
        done = await copy(text);
        return done ? 'Copied, and off the clipboard again in 30 seconds' : undefined;
      });
      return this.#say(done, value);
    });

  /** Where the browser does not let us copy after a while, the value is shown and the next click copies it. */
  #say(done, value) {
    if (!done) return this.#show(value);
    this.#copied = true;
    this.update();
    setTimeout(() => {
      this.#copied = false;
      this.update();
    }, 2000);
  }

  #show(value) {
    this.#value = value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), SHOWN_FOR);
    this.update();
  }

  async #busyWith(what, work) {
    if (this.#busy) return;
    this.#busy = what;
    this.update();
    await attempt(work);
    this.#busy = '';
    this.update();
  }

  #outOfSight = () => document.hidden && this.hide();
}

/** Digits and symbols in colours of their own, so that 0 and O are not mistaken. Very long values stay plain. */
function coloured(value) {
  if (value === '') return html`<i class="soft">Empty</i>`;
  if (value.length > COLOURED_UP_TO) return value;
  return (value.match(/\d+|[\p{L}\p{M}\s]+|[^\d\p{L}\p{M}\s]+/gu) ?? []).map((run) => {
    if (/^\d/.test(run)) return html`<span class="digit">${run}</span>`;
    return /^[\p{L}\p{M}\s]/u.test(run) ? run : html`<span class="symbol">${run}</span>`;
  });
}

customElements.define('secret-field', SecretField);
