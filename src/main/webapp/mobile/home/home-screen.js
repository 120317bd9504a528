import { html } from '../../lib/lit-html.js';
import { View } from '../../shared/view.js';
import { toRequest } from '../router.js';
import { duration } from '../words.js';
import { decisionList } from './decision-list.js';
import { decisions } from './decisions.js';
import './hints.js';

const SHOWN = 5;

/** What waits for an answer; else that nothing does, and what was decided last. */
class HomeScreen extends View {
  #decisions = [];

  /** @type {import('../app.js').PhoneApp} */
  app;

  async connectedCallback() {
    super.connectedCallback();
    this.#decisions = await decisions();
    this.update();
  }

  view() {
    const { phone, open, inbox } = this.app;
    return html`
      <header class="top">
        <img src="icons/mark.svg" alt="" width="28" height="28" />
        <p class="who clip"><strong>${phone.pairing.workspace.name}</strong></p>
        <a class="button quiet icon" href="#settings" aria-label="Settings"><cs-icon name="gear"></cs-icon></a>
      </header>
      <main class="column">
        ${this.#link(inbox)} ${open?.length ? this.#waiting(open) : this.#nothing(open)}
        ${open?.length ? '' : html`<cs-hints .app=${this.app}></cs-hints>`} ${this.#last()}
      </main>
    `;
  }

  #link(inbox) {
    if (inbox.link === 'offline')
      return html`<p class="notice time">
        <cs-icon name="wifi-off"></cs-icon>
        <span>${navigator.onLine ? 'The server can’t be reached.' : 'You are offline.'} Requests show here as soon as the connection is back.</span>
      </p>`;
    return inbox.link === 'polling' ? html`<p class="soft small">The live connection is down. Checking every 5 seconds.</p>` : '';
  }

  #waiting(open) {
    return html`
      <h1 tabindex="-1">${open.length === 1 ? 'One request waits for you' : `${open.length} requests wait for you`}</h1>
      <ul class="stack">
        ${open.map(
          (request) => html`<li>
            <a class="card request-link" href=${toRequest(request.id)}>
              <span dir="auto">${request.text}</span>
              <span class="soft small">${request.client?.name} · ${duration(this.app.secondsLeft(request))} left</span>
              <cs-icon name="chevron-right"></cs-icon>
            </a>
          </li>`,
        )}
      </ul>
    `;
  }

  #nothing(open) {
    if (!open && this.app.inbox.link !== 'offline') return html`<div class="calm"><span class="skeleton"></span></div>`;
    return html`
      <div class="calm">
        <cs-icon name="shield-check"></cs-icon>
        <h1 tabindex="-1">Nothing to confirm</h1>
        <p class="soft">When you do something that needs your confirmation, it shows here by itself.</p>
      </div>
    `;
  }

  #last() {
    if (!this.#decisions.length) return '';
    return html`
      <section class="stack" aria-labelledby="last">
        <div class="between">
          <h2 id="last">Last decisions</h2>
          ${this.#decisions.length > SHOWN ? html`<a class="button quiet accent" href="#decisions">Show all</a>` : ''}
        </div>
        ${decisionList(this.#decisions.slice(0, SHOWN), this.app.now())}
      </section>
    `;
  }
}

customElements.define('cs-home-screen', HomeScreen);
