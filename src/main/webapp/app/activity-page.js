import { html, nothing } from '../lib/lit-html.js';
import { api, attempt } from '../shared/server.js';
import { called } from './people.js';
import { Page, title } from '../shared/page.js';
import { address, chosen, filters, parameters, span } from './activity-filters.js';
import { chart } from './activity-chart.js';
import { activityEntry } from './activity-entry.js';
import { saveFile } from '../shared/save-file.js';
import { session } from '../shared/session.js';
import { toast } from '../shared/toast.js';

const PAGE = 50;

/** `<activity-page>`: what has happened in the workspace, for its admins; for others, what they did themselves. */
class ActivityPage extends Page {
  #filter = chosen(location.search);
  #people = [];
  #entries = [];
  #days = [];
  #next;
  #verdict = null;
  #verifying = false;

  /** @param {string} search the address behind its path: the filters */
  set search(search) {
    const wanted = chosen(search);
    if (address(wanted) === address(this.#filter)) return;
    this.#filter = wanted;
    if (this.isConnected) this.reload();
  }

  async load() {
    if (session.isAdmin && !this.#people.length) {
      this.#people = (await api.all('/members')).toSorted((a, b) => called(a).localeCompare(called(b)));
    }
    const wanted = this.#query();
    const [{ items, next }, days] = await Promise.all([
      api.get(`/audit?limit=${PAGE}&${wanted}`),
      api.get(`/audit/days?offset=${encodeURIComponent(offset())}&${wanted}`),
    ]);
    [this.#entries, this.#next, this.#days] = [items, next, days.items];
  }

  #query() {
    return parameters(this.#filter, new Date(api.now()), !session.isAdmin);
  }

  heading() {
    const workspace = html`What has happened in <bdi>${session.workspace.name}</bdi>, newest first.`;
    return title(
      'Activity',
      html`<button class="button" @click=${() => attempt(this.#csv)}><cs-icon name="download"></cs-icon>CSV</button>
        ${session.isAdmin
          ? html`<button class="button" aria-busy=${this.#verifying} @click=${() => attempt(this.#verify)}><cs-icon name="shield-check"></cs-icon>${this.#verifying ? 'Verifying …' : 'Verify'}</button>`
          : nothing}`,
      session.isAdmin ? workspace : 'What you have done, newest first.',
    );
  }

  content() {
    const now = new Date(api.now());
    return html`${this.#verdict ? verdict(this.#verdict) : nothing}
      ${filters(this.#filter, session.isAdmin ? this.#people : [], this.#narrow)}
      ${chart(this.#days, span(this.#filter, now), now)}
      ${this.#entries.length ? this.#list() : html`<div class="empty"><p>Nothing has happened that fits.</p></div>`}`;
  }

  #list() {
    // In the order of tabs, so that keys scroll a page that has nothing else to go to
    return html`<ul class="rows card" tabindex="0" aria-label="What has happened, newest first">${this.#entries.map(activityEntry)}</ul>
      ${this.#next ? html`<p class="more"><button class="button" @click=${() => attempt(this.#more)}>Show earlier</button></p>` : nothing}`;
  }

  #narrow = (change) => {
    this.#filter = { ...this.#filter, ...change };
    history.replaceState(null, '', address(this.#filter));
    return this.reload();
  };

  #more = async () => {
    const after = this.#next;
    const { items, next } = await api.get(`/audit?limit=${PAGE}&after=${encodeURIComponent(after)}&${this.#query()}`);
    // Pressed twice, or for what is not shown any more
    if (after !== this.#next) return;
    this.#entries = [...this.#entries, ...items];
    this.#next = next;
    this.update();
  };

  #csv = async () => {
    const { body } = await api.send('GET', `/audit?${this.#query()}`, { headers: { Accept: 'text/csv' }, blob: true });
    saveFile(body, 'activity.csv');
    toast('Saved as activity.csv');
  };

  #verify = async () => {
    if (this.#verifying) return;
    this.#verifying = true;
    this.update();
    try {
      this.#verdict = await api.post('/audit/verify');
    } finally {
      this.#verifying = false;
      this.update();
    }
  };
}

function verdict({ ok, entries, firstBad }) {
  const count = entries.toLocaleString();
  return ok
    ? html`<p class="notice good" role="status"><cs-icon name="shield-check"></cs-icon><span>The trail is whole: all ${count} ${entries === 1 ? 'entry is' : 'entries are'} as they were written.</span></p>`
    : html`<p class="notice loss" role="alert"><cs-icon name="exclamation-triangle"></cs-icon><span>The trail was changed outside of Countersign. Entry ${firstBad.toLocaleString()} is missing, added or not as it was written${entries ? html`; the ${count} before it are right` : nothing}.</span></p>`;
}

/** How far this place is from UTC, now: "+02:00". */
function offset() {
  const minutes = -new Date().getTimezoneOffset();
  const part = (number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${part(minutes / 60)}:${part(minutes % 60)}`;
}

customElements.define('activity-page', ActivityPage);
