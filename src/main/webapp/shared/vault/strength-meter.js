import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { api } from '../server.js';

const WORDS = ['Guessed at once', 'Weak', 'Fair', 'Good', 'Strong'];
const PAUSE = 400;
/** The server judges no longer ones. */
const LONGEST = 128;

/** `<strength-meter>`: how hard the password in the input beside it is to guess, once typing pauses. */
class StrengthMeter extends View {
  #value = '';
  #judged = null;
  #timer;

  set value(value) {
    if (value === this.#value) return;
    this.#value = value;
    clearTimeout(this.#timer);
    if (!value) this.#show(null);
    else this.#timer = setTimeout(() => this.#judge(value), PAUSE);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async #judge(value) {
    try {
      const judged = value.length > LONGEST ? { score: 4, advice: [] } : await api.post('/generators/strength', { value });
      if (value === this.#value) this.#show(judged);
    } catch {
      // It only advises: without an answer there is none
      this.#show(null);
    }
  }

  #show(judged) {
    this.#judged = judged;
    this.update();
  }

  view() {
    if (!this.#judged) return nothing;
    const { score, advice } = this.#judged;
    return html`<div class="strength s${score}"><span class="bars" aria-hidden="true">${[1, 2, 3, 4].map((bar) => html`<i class=${bar <= Math.max(score, 1) ? 'on' : ''}></i>`)}</span>
      <small role="status">${WORDS[score]}${score < 3 && advice.length ? `. ${advice[0]}` : ''}</small></div>`;
  }
}

customElements.define('strength-meter', StrengthMeter);
