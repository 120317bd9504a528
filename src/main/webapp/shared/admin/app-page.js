import { html, nothing } from '../../lib/lit-html.js';
import { api, attempt, confirmed } from '../server.js';
import { Page, title, wayBack } from '../page.js';
import { fetchEvents, kindOf, pathOf, stateOf } from './apps.js';
import { question } from '../question.js';
import { href, navigate } from '../place.js';
import { copy } from '../copy.js';
import { toast } from '../toast.js';
import '../time.js';

const LOOK_AGAIN_AFTER = 2_000;

/** `<app-page>`: one app, what was delivered to it, and its end. */
class AppPage extends Page {
  appId;
  /** `{secret}` of a webhook that was just connected. */
  note = null;
  #app = null;
  #names = new Map();
  #looking;

  connectedCallback() {
    super.connectedCallback();
    this.#looking = setInterval(() => this.#lookAgain(), LOOK_AGAIN_AFTER);
  }

  disconnectedCallback() {
    clearInterval(this.#looking);
  }

  async load() {
    const [app, events] = await Promise.all([api.get(pathOf(this.appId)), fetchEvents()]);
    this.#app = app;
    this.#names = new Map(events.map(({ id, name }) => [id, name]));
  }

  heading() {
    const back = wayBack(href('/apps'), 'Apps');
    if (!this.#app) return back;
    const remove = html`<button class="button quiet loss" @click=${() => attempt(() => this.#remove())}><cs-icon name="trash3"></cs-icon>Remove app</button>`;
    return html`<div>${back}${title(html`<bdi>${this.#app.name}</bdi>`, remove, this.#app.note ? html`<bdi>${this.#app.note}</bdi>` : '')}</div>`;
  }

  content() {
    const app = this.#app;
    return html`${this.note?.secret ? secretOnce(this.note.secret) : nothing} ${trouble(app)}
      <dl class="facts card section">
        <div><dt>Kind</dt><dd><bdi>${kindOf(app)}</bdi></dd></div>
        ${app.url ? html`<div><dt>URL</dt><dd class="breaks"><bdi>${app.url}</bdi></dd></div>` : nothing}
        ${app.events ? html`<div><dt>Told of</dt><dd>${this.#told(app.events)}</dd></div>` : nothing}
        <div><dt>Connected</dt><dd><time-ago at=${app.createdAt}></time-ago> by <bdi>${app.createdBy.name}</bdi></dd></div>
      </dl>
      ${app.kind === 'webhook' ? this.#deliveries(app.deliveries) : nothing}`;
  }

  #told(events) {
    if (events.length === this.#names.size) return 'Everything';
    return events.map((id) => this.#nameOf(id)).join(', ');
  }

  #nameOf(id) {
    return id === 'app.connected' ? 'App connected' : (this.#names.get(id) ?? id);
  }

  #deliveries(deliveries) {
    return html`<section aria-labelledby="deliveries">
      <h2 id="deliveries" class="over">Deliveries</h2>
      ${deliveries.length
        ? html`<ul class="rows card">${deliveries.map((one) => this.#row(one))}</ul>`
        : html`<p class="soft">Nothing has happened yet of which this app is told.</p>`}
    </section>`;
  }

  #row({ event, state, status, tries, at }) {
    const [icon, kind] = { delivered: ['check-lg', 'good'], failed: ['x-lg', 'loss'], pending: ['clock', ''] }[state];
    return html`<li class="row slim">
      <cs-icon class="mark ${kind}" name=${icon}></cs-icon>
      <span class="said"><b>${this.#nameOf(event)}</b><span class="from small soft">${outcome(state, status, tries)}</span></span>
      <time-ago class="when small soft" at=${at}></time-ago>
    </li>`;
  }

  async #remove() {
    const { id, name, kind, url, pending } = this.#app;
    const waiting = pending ? `, ${pending} waiting ${pending === 1 ? 'delivery' : 'deliveries'}` : '';
    const reason = await question({
      title: html`Remove <bdi>${name}</bdi>?`,
      body:
        kind === 'webhook'
          ? `What goes: its webhook to ${new URL(url).host}, its signing secret${waiting} and its log. Nothing is sent from then on.`
          : 'What goes: this entry. If the app has an API token, its member ends that in Sessions.',
      action: 'Remove app',
      danger: true,
      input: { label: 'Reason, kept in the activity', value: '', max: 500 },
    });
    if (!reason) return;
    await confirmed((headers) => api.send('DELETE', pathOf(id), { body: { reason }, headers }), { done: 'App removed' });
    navigate('/apps', { replace: true });
  }

  /** While something is on its way, what became of it is kept current; nobody waits for it. */
  async #lookAgain() {
    if (document.hidden || !this.#app?.pending || this.#app.disabledAt) return;
    await this.load().then(() => this.update(), () => {});
  }
}

function secretOnce(secret) {
  const take = async () => {
    if (await copy(secret)) toast('Copied, and off the clipboard again in 30 seconds');
  };
  return html`<section class="card section once" aria-labelledby="signing">
    <h2 id="signing">Signing secret</h2>
    <p class="soft">Give it to the app now: it is shown this once. With it, any library of Standard Webhooks checks that an event comes from here.</p>
    <div class="code-line"><code class="mono">${secret}</code><button class="button quiet accent" @click=${take}><cs-icon name="clipboard"></cs-icon>Copy</button></div>
  </section>`;
}

function trouble(app) {
  if (!stateOf(app)) return nothing;
  return html`<p class="notice"><cs-icon name="exclamation-triangle"></cs-icon><span>${
    app.disabledAt
      ? html`Nothing is sent to this app any more: its webhook failed for too long, or said that it is gone. If it is still wanted, remove it and connect it again.`
      : html`Nothing gets through. This began <time-ago at=${app.failingSince}></time-ago>; after three days the app is disabled.`
  }</span></p>`;
}

function outcome(state, status, tries) {
  const said = status ? `Answered ${status}` : tries ? 'No answer' : 'On its way';
  if (state === 'delivered') return tries > 1 ? `${said} at try ${tries}` : said;
  return state === 'failed' ? `${said}; given up after ${tries} ${tries === 1 ? 'try' : 'tries'}` : tries ? `${said}; is tried again` : said;
}

customElements.define('app-page', AppPage);
