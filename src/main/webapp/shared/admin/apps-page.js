import { html, nothing } from '../../lib/lit-html.js';
import { api, attempt } from '../server.js';
import { Page, title } from '../page.js';
import { askForApp } from './app-dialog.js';
import { fetchApps, fetchEvents, kindOf, pathOf, stateOf } from './apps.js';
import { href, navigate } from '../place.js';
import { session } from '../session.js';
import { toast } from '../toast.js';
import '../time.js';

/** `<apps-page>`: what works with this workspace, for admins. */
class AppsPage extends Page {
  #apps = [];

  async load() {
    if (session.isAdmin) this.#apps = await fetchApps();
  }

  heading() {
    return title(
      'Apps',
      session.isAdmin
        ? html`<button class="button primary" @click=${() => attempt(() => this.#connect())}><cs-icon name="plus-lg"></cs-icon>Connect app</button>`
        : '',
      'What works with this workspace.',
    );
  }

  content() {
    if (!session.isAdmin) return html`<div class="empty"><cs-icon name="lock"></cs-icon><p>Only admins manage apps.</p></div>`;
    if (!this.#apps.length) {
      return html`<div class="empty"><cs-icon name="plug"></cs-icon>
        <p>No app is connected. A webhook tells your chat, pager or log what happens here, signed and without anything secret.</p></div>`;
    }
    return html`<ul class="rows card">${this.#apps.map(row)}</ul>`;
  }

  /** Asks again with what was typed, for as long as something is wrong with it. */
  async #connect() {
    const events = await fetchEvents();
    for (let app, wrong; ; ) {
      app = await askForApp({ events, app, wrong });
      if (!app) return;
      try {
        const { id, secret } = await api.post('/apps', app);
        toast('App connected');
        return navigate(pathOf(id), { note: { secret } });
      } catch (problem) {
        if (!Object.keys(problem.errors ?? {}).length) throw problem;
        wrong = problem.errors;
      }
    }
  }
}

function row(app) {
  const state = stateOf(app);
  return html`<li><a class="row" href=${href(pathOf(app.id))}>
    <span class="tile"><cs-icon name="plug"></cs-icon></span>
    <span class="lines">
      <span class="name-line"><bdi class="clip name" title=${app.name}>${app.name}</bdi>${state ? html`<span class="badge">${state}</span>` : nothing}</span>
      <span class="small soft clip"><bdi>${kindOf(app)}</bdi> · connected by <bdi>${app.createdBy.name}</bdi> <time-ago at=${app.createdAt}></time-ago></span>
    </span>
    <cs-icon name="chevron-right"></cs-icon>
  </a></li>`;
}

customElements.define('apps-page', AppsPage);
