import { html, nothing } from '../lib/lit-html.js';
import { api, attempt } from './server.js';
import { Page, title } from './page.js';
import { told } from './events.js';
import { session } from './session.js';
import '../shared/time.js';

const PAGE = 50;

/** `<activity-page>`: what has happened in the workspace, newest first, for admins. */
class ActivityPage extends Page {
  #entries = [];
  #next;

  async load() {
    if (!session.isAdmin) return;
    const { items, next } = await api.get(`/audit?limit=${PAGE}`);
    this.#entries = items;
    this.#next = next;
  }

  heading() {
    return title('Activity', '', html`What has happened in <bdi>${session.workspace.name}</bdi>, newest first.`);
  }

  content() {
    if (!session.isAdmin) return html`<div class="empty"><cs-icon name="lock"></cs-icon><p>Only admins see the activity of the workspace.</p></div>`;
    if (!this.#entries.length) return html`<div class="empty"><p>Nothing has happened yet.</p></div>`;
    // In the order of tabs, so that keys scroll a page that has nothing else to go to
    return html`<ul class="rows card" tabindex="0" aria-label="What has happened, newest first">${this.#entries.map(entry)}</ul>
      ${this.#next ? html`<p class="more"><button class="button" @click=${() => attempt(this.#more)}>Show earlier</button></p>` : nothing}`;
  }

  #more = async () => {
    const { items, next } = await api.get(`/audit?limit=${PAGE}&after=${encodeURIComponent(this.#next)}`);
    this.#entries = [...this.#entries, ...items];
    this.#next = next;
    this.update();
  };
}

function entry(one) {
  const { icon, tone, before, target, after } = told(one);
  return html`<li class="row slim">
    <cs-icon class="mark ${tone}" name=${icon}></cs-icon>
    <span class="said"><b><bdi>${one.actor?.name ?? 'Someone'}</bdi></b> ${before}<bdi>${target}</bdi>${after}
      ${one.receipt ? html`<span class="badge good" title="The phone’s signature is kept as a receipt">Signed</span>` : nothing}
      ${tone === 'loss' && (one.client || one.ip) ? html`<span class="from small soft"><bdi>${[one.client, one.ip].filter(Boolean).join(', ')}</bdi></span>` : nothing}</span>
    <span class="small soft when"><time-ago at=${one.at}></time-ago></span>
  </li>`;
}

customElements.define('activity-page', ActivityPage);
