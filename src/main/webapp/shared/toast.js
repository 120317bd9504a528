import { html, nothing } from '../lib/lit-html.js';
import { View } from './view.js';
import './icon.js';

const SHOWN_FOR = 6000;
const ICONS = { good: 'check-lg', time: 'exclamation-triangle', loss: 'exclamation-triangle' };

/** `<cs-toasts>`: what has just happened, at the lower edge, told once to screen readers, gone after 6 s. */
class Toasts extends View {
  #shown = [];

  connectedCallback() {
    this.setAttribute('role', 'status');
    super.connectedCallback();
  }

  /** @returns {() => void} takes it away early */
  show(text, kind, undo) {
    const toast = { text, kind, undo };
    this.#shown = [...this.#shown.slice(-2), toast];
    this.update();
    this.#later(toast);
    return () => this.#drop(toast);
  }

  /** None goes away under the pointer, or the key that is about to press its button. */
  #later(toast) {
    setTimeout(() => {
      if (this.matches(':hover, :focus-within')) this.#later(toast);
      else this.#drop(toast);
    }, SHOWN_FOR);
  }

  #drop(toast) {
    this.#shown = this.#shown.filter((other) => other !== toast);
    this.update();
  }

  #undo(toast) {
    this.#drop(toast);
    toast.undo();
  }

  view() {
    return this.#shown.map(
      (toast) => html`<p class="toast ${toast.kind}"><cs-icon name=${ICONS[toast.kind]}></cs-icon><span>${toast.text}</span>
        ${toast.undo ? html`<button type="button" class="undo" @click=${() => this.#undo(toast)}>Undo</button>` : nothing}</p>`,
    );
  }
}

customElements.define('cs-toasts', Toasts);

/**
 * Says something in passing.
 * @param {string} text one sentence
 * @param {'good' | 'time' | 'loss'} [kind] `time` is for what goes on elsewhere or later
 * @param {() => void} [undo] makes it as if it had not happened; only where that is true
 * @returns {() => void} takes it away early, for when undoing would be wrong
 */
export function toast(text, kind = 'good', undo) {
  return region().show(text, kind, undo);
}

/** The live region has to be there before the first toast, or a screen reader misses it. */
function region() {
  let toasts = document.querySelector('cs-toasts');
  if (!toasts) {
    toasts = document.createElement('cs-toasts');
    document.body.append(toasts);
  }
  return toasts;
}

if (document.body) region();
else addEventListener('DOMContentLoaded', region, { once: true });
