import { html } from '../lib/lit-html.js';
import { View } from './view.js';
import { NotConfirmed } from './confirmed.js';

/**
 * A page that needs something from the server before it can be shown: `load()` gets it, `content()` shows it. Until
 * then there are skeletons, and if it fails a sentence and a way to try again.
 */
export class Page extends View {
  ready = false;
  problem = null;
  #loaded = Promise.resolve();

  connectedCallback() {
    super.connectedCallback();
    this.reload();
  }

  async load() {}

  content() {
    return '';
  }

  /** Title and buttons; shown while loading too, so that nothing jumps. */
  heading() {
    return '';
  }

  /** One after the other, so that what is shown in the end is what was asked for last. */
  reload() {
    return (this.#loaded = this.#loaded.then(() => this.#once()));
  }

  /** Never fails: what went wrong is shown. */
  async #once() {
    this.problem = null;
    try {
      await this.load();
      this.ready = true;
    } catch (problem) {
      if (!(problem instanceof NotConfirmed)) this.problem = problem;
    }
    this.update();
  }

  view() {
    return html`<div class="page">${this.heading()} ${this.problem ? this.#failed() : this.ready ? this.content() : waiting()}</div>`;
  }

  #failed() {
    return html`<div class="empty" role="alert">
      <cs-icon name=${this.problem.kind === 'offline' ? 'wifi-off' : 'exclamation-triangle'}></cs-icon>
      <p>${this.problem.message}</p>
      <button class="button" @click=${() => this.reload()}>Try again</button>
    </div>`;
  }
}

/** Grey rows in the place of what is still on its way. */
export function waiting(rows = 4) {
  return html`<div class="rows card" aria-hidden="true">
    ${Array.from({ length: rows }, () => html`<div class="row"><span class="tile skeleton"></span><span class="lines"><span class="skeleton w60"></span><span class="skeleton w40"></span></span></div>`)}
  </div>`;
}

/** The way to the page that this one belongs to, above its title. */
export function wayBack(to, words) {
  return html`<div class="crumbs"><a class="button quiet back always" href=${to}><cs-icon name="arrow-left"></cs-icon>${words}</a></div>`;
}

/** Title line of a page. */
export function title(words, actions = '', hint = '') {
  return html`<header class="top">
    <div><h1 tabindex="-1">${words}</h1>${hint ? html`<p class="soft">${hint}</p>` : ''}</div>
    ${actions ? html`<div class="actions">${actions}</div>` : ''}
  </header>`;
}
