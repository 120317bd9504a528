import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';

/** [what it leads to, icon, words, the screens that are its own] */
const TABS = [
  ['#requests', 'shield-check', 'Requests', ['home', 'decisions']],
  ['#/secrets', 'key', 'Vault', ['vault']],
  ['#settings', 'gear', 'Settings', ['settings']],
];

/** `<cs-tab-bar>`: the three parts of the app, at the thumb. What is to be answered at once has no bar below it. */
class TabBar extends View {
  /** @type {import('./app.js').PhoneApp} */
  app;

  view() {
    const { screen, app } = this;
    if (!TABS.some(([, , , screens]) => screens.includes(screen))) return nothing;
    const waiting = app.open?.length ?? 0;
    return html`<nav class="tabs" aria-label="Main">
      ${TABS.map(
        ([to, icon, words, screens]) => html`<a class="tab" href=${to} aria-current=${screens.includes(screen) ? 'page' : 'false'}>
          <cs-icon name=${icon}></cs-icon><span>${words}${to === '#requests' && waiting ? count(waiting) : nothing}</span>
        </a>`,
      )}
    </nav>`;
  }

  /** The screen that is shown. */
  set at(screen) {
    this.screen = screen;
    this.update();
  }
}

const count = (waiting) => html` <b class="waiting">${waiting}<span class="unseen"> waiting</span></b>`;

customElements.define('cs-tab-bar', TabBar);
