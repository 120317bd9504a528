import { render } from '../lib/lit-html.js';

/**
 * A custom element that draws itself: `view()` says how it looks now, `update()` asks for a redraw. Many updates
 * before the next microtask are one drawing. It draws into itself (light DOM), so the shared styles reach it.
 */
export class View extends HTMLElement {
  #asked = false;

  connectedCallback() {
    this.update();
  }

  /** @returns {unknown} what lit-html can draw */
  view() {
    return '';
  }

  /** Called after each drawing. */
  drawn() {}

  update() {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (!this.isConnected) return;
      render(this.view(), this);
      this.drawn();
    });
  }
}
