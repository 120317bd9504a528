import { html } from '../../lib/lit-html.js';
import { View } from '../../shared/view.js';
import { announce } from '../announce.js';
import { toRequest } from '../router.js';
import { duration } from '../words.js';
import { decisionList } from './decision-list.js';
import { decisions } from './decisions.js';
import './hints.js';

const SHOWN = 5;

/** What waits for an answer; else that nothing does, and what was decided last. */
class HomeScreen extends View {
  #decisions = [];
  #known = 0;

  /** @type {import('../app.js').PhoneApp} */
  app;

  async connectedCallback() {
    super.connectedCallback();
    this.#decisions = await decisions();
    this.update();
  }

  update() {
    const count = this.app?.open?.length ?? 0;
    if (count > this.#known) announce(waiting(count));
    this.#known = count;
    super.update();
  }

  view() {
    const { phone, open, inbox } = this.app;
    return html`
      <header class="phone-top">
        <img src="icons/mark.svg" alt="" width="28" height="28" />
        <p class="clip"><strong>${phone.pairing.workspace.name}</strong></p>
      </header>
      <main class="column">
        ${open?.length ? [this.#link(inbox.link), this.#waiting(open)] : this.#quiet(open, inbox.link)} ${this.#last()}
      </main>
    `;
  }

  #link(link) {
    if (link === 'offline') return html`<p class="notice time"><cs-icon name="wifi-off"></cs-icon><span>${offline()}. This list may be old.</span></p>`;
    return link === 'polling' ? html`<p class="soft small">The live connection is down. Checking every 5 seconds.</p>` : '';
  }

  #waiting(open) {
    return html`
      <h1 tabindex="-1">${waiting(open.length)}</h1>
      <ul class="stack">
        ${open.map(
          (request) => html`<li>
            <a class="card request-link" href=${toRequest(request.id)}>
              <span dir="auto">${request.text}</span>
              <span class="soft small">${request.client.name} · ${duration(this.app.secondsLeft(request))} left</span>
              <cs-icon name="chevron-right"></cs-icon>
            </a>
          </li>`,
        )}
      </ul>
    `;
  }

  #quiet(open, link) {
    if (link === 'offline') return calm('wifi-off', offline(), 'Requests show here as soon as the connection is back.');
    if (!open) return html`<div class="calm"><span class="skeleton"></span></div>`;
    return html`
      ${calm('shield-check', 'Nothing to confirm', 'When you do something that needs your confirmation, it shows here by itself.')}
      ${this.#link(link)}
      <cs-hints .app=${this.app}></cs-hints>
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

const waiting = (count) => (count === 1 ? 'One request waits for you' : `${count} requests wait for you`);

const offline = () => (navigator.onLine ? 'The server can’t be reached' : 'You are offline');

const calm = (icon, heading, sentence) => html`
  <div class="calm">
    <cs-icon name=${icon}></cs-icon>
    <h1 tabindex="-1">${heading}</h1>
    <p class="soft">${sentence}</p>
  </div>
`;

customElements.define('cs-home-screen', HomeScreen);
