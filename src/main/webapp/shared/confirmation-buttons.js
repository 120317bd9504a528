import { html } from '../lib/lit-html.js';

/** One of several ways on, below. */
export const choice = (label, act, { busy = false, kind = '' } = {}) =>
  html`<button type="button" class="button quiet ${kind}" aria-busy=${busy} @click=${act}>${label}</button>`;

/** What a dialog ends with. */
export const ends = (...buttons) => html`<div class="ends">${buttons}</div>`;

export const primary = (label, act, busy = false) =>
  html`<button type="button" class="button primary wide" aria-busy=${busy} @click=${act}>${label}</button>`;

export const plain = (label, act) => html`<button type="button" class="button wide" @click=${act}>${label}</button>`;
