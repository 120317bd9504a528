import { html } from '../lib/lit-html.js';
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

  show(text, kind) {
    const toast = { text, kind };
    this.#shown = [...this.#shown.slice(-2), toast];
    this.update();
    setTimeout(() => {
      this.#shown = this.#shown.filter((other) => other !== toast);
      this.update();
    }, SHOWN_FOR);
  }

  view() {
    return this.#shown.map(
      ({ text, kind }) => html`<p class="toast ${kind}"><cs-icon name=${ICONS[kind]}></cs-icon><span>${text}</span></p>`,
    );
  }
}

customElements.define('cs-toasts', Toasts);

/**
 * Says something in passing.
 * @param {string} text one sentence
 * @param {'good' | 'time' | 'loss'} [kind] `time` is for what goes on elsewhere or later
 */
export function toast(text, kind = 'good') {
  region().show(text, kind);
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
