import { html } from '../lib/lit-html.js';

/** The bar of a screen below home: the way back and the name of the screen. */
export const topBar = (title) => html`
  <header class="phone-top">
    <a class="button quiet icon" href="#" aria-label="Back"><cs-icon name="arrow-left"></cs-icon></a>
    <h1 tabindex="-1">${title}</h1>
  </header>
`;
