import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { copy } from '../copy.js';
import { attempt } from '../server.js';
import { coloured } from './coloured.js';

const SHOWN_FOR = 60_000;
let count = 0;

/**
 * `<secret-field>`: one field with *Copy*, and *Reveal* where it is masked. A revealed value is hidden again after 60 s,
 * and at once when the page goes out of sight; a `hidden` event tells of it.
 */
class SecretField extends View {
  /** How the field is declared; `reveal` are the words of that button, where others fit better. */
  spec;
  /** The value of a field that is shown openly; null where it is masked. */
  open = null;
  /** @type {(done: (value: string) => Promise<string | undefined>) => Promise<string>} gets a masked value; `done` says what the toast adds */
  fetch;

  #id = `field-${(count += 1)}`;
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

  /** Whether a masked value is revealed now. */
  get isRevealed() {
    return this.#value !== null;
  }

  hide() {
    clearTimeout(this.#timer);
    if (this.#value === null) return;
    this.#value = null;
    this.dispatchEvent(new Event('hidden'));
    this.update();
  }

  /** Shows a value that was got in another way. */
  display(value) {
    this.#show(value);
  }

  async reveal() {
    await this.#busyWith('reveal', async () => this.#show(await this.fetch(() => undefined)));
  }

  view() {
    const { label, type, masked } = this.spec;
    const value = masked ? this.#value : this.open;
    return html`<div class="field-row">
      <div class="lines">
        <h2 class="small soft" id=${this.#id}><bdi>${label}</bdi></h2>
        <div class="value ${value === null ? '' : 'open'} ${masked ? '' : 'plain'}" role="group" aria-labelledby=${this.#id}
          tabindex=${value === null || type === 'url' ? nothing : 0}>${shown(value, this.spec)}</div>
      </div>
      <div class="actions">
        ${masked ? this.#revealing(value !== null) : nothing}
        <button class="button quiet accent" aria-describedby=${this.#id} aria-busy=${this.#busy === 'copy'} @click=${this.#copy}>
          <cs-icon name=${this.#copied ? 'check-lg' : 'clipboard'}></cs-icon>${this.#copied ? 'Copied' : 'Copy'}
        </button>
      </div>
      <p class="unseen" role="status">${masked && value !== null ? `${label} is shown for one minute` : ''}</p>
    </div>`;
  }

  #revealing(open) {
    return html`<button class="button quiet accent" aria-describedby=${this.#id} aria-busy=${this.#busy === 'reveal'}
      @click=${open ? () => this.hide() : () => this.reveal()}>
      <cs-icon name=${open ? 'eye-slash' : 'eye'}></cs-icon>${open ? 'Hide' : (this.spec.reveal ?? 'Reveal')}
    </button>`;
  }

  #copy = () =>
    this.#busyWith('copy', async () => {
      const known = this.spec.masked ? this.#value : this.open;
      if (known !== null) return this.#say(await copy(known), known);
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

function shown(value, { type, masked }) {
  if (value === null) return html`<span aria-hidden="true">••••••••••••</span><span class="unseen">Hidden</span>`;
  if (masked) return coloured(value);
  if (type !== 'url') return html`<bdi>${value}</bdi>`;
  return html`<a href=${value} target="_blank" rel="noopener noreferrer">${value}<span class="unseen"> (opens in a new tab)</span></a>`;
}

customElements.define('secret-field', SecretField);
