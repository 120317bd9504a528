import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { attempt } from '../server.js';
import { secrets } from './secrets.js';
import { addressOf, EVERYTHING } from './secret-filter.js';
import { filters } from './secret-filters.js';
import { choiceRow, linkRow } from './secret-row.js';
import { Selection } from './selection.js';
import { ListEnd } from './list-end.js';
import { session } from '../session.js';
import { href, navigate, refine } from '../place.js';
import { waiting } from '../page.js';
import { toast } from '../toast.js';

const PAUSE = 150;

/**
 * `<secret-list>`: the secrets that fit search and filters. One row is in the tab order; arrows, Home and End move
 * between rows, Enter opens. Several can be chosen, by `x` or *Select*, and deleted together.
 */
class SecretList extends View {
  #typed = secrets.filter.q;
  #pause;
  #selected;
  #current;
  #choosing = null;
  #vaults = [];
  #end = new ListEnd(this, () => secrets.more());
  /** What a client offers beside *New*, and where there are no secrets yet. */
  menu = nothing;
  start = nothing;

  set selected(id) {
    this.#selected = id;
    this.#current = id ?? this.#current;
    this.update();
  }

  set vaults(vaults) {
    this.#vaults = vaults;
    this.update();
  }

  set making(making) {
    this.isMaking = making;
    this.update();
  }

  connectedCallback() {
    super.connectedCallback();
    secrets.addEventListener('change', this.#changed);
  }

  disconnectedCallback() {
    secrets.removeEventListener('change', this.#changed);
    clearTimeout(this.#pause);
  }

  #changed = () => this.update();

  drawn() {
    this.#end.watch(this.querySelector('.list-end'));
  }

  /** Shows what an address asks for. */
  show(filter) {
    this.#typed = filter.q;
    secrets.show(filter);
  }

  view() {
    return html`<header class="pane-top">
        <div class="top">
          <h1 tabindex="-1">Secrets</h1>
          ${session.isGuest ? nothing : this.#actions()}
        </div>
        <label class="search"><cs-icon name="search"></cs-icon><span class="unseen">Search secrets</span>
          <input class="input" type="search" placeholder="Search names and field labels" autocomplete="off" spellcheck="false"
            aria-describedby="searched" maxlength="200" .value=${this.#typed} @input=${this.#searched} @keydown=${this.#fromSearch}
          /><kbd aria-hidden="true">/</kbd></label>
        <p class="unseen" id="searched">Searches names and field labels</p>
        ${filters(secrets.filter, this.#vaults, (change) => this.#narrow(change))}
        <p class="unseen" role="status">${this.#count()}</p>
        ${secrets.notice ? this.#notice(secrets.notice) : nothing}
      </header>
      ${this.#body()} ${this.#choosing ? this.#bar() : nothing}`;
  }

  #actions() {
    return html`<div class="actions">
      <button class="button quiet" title="Select several (x)" aria-pressed=${Boolean(this.#choosing)} @click=${() => this.#choose(!this.#choosing)}>Select</button>
      <a class="button primary" href=${href('/secrets/new')} title="New secret (n)" aria-current=${this.isMaking ? 'page' : 'false'}>
        <cs-icon name="plus-lg"></cs-icon>New</a>
      ${this.menu}
    </div>`;
  }

  #notice({ words, read }) {
    const told = () => {
      secrets.notice = null;
      this.update();
      this.querySelector('h1').focus();
    };
    return html`<div class="notice time to-be-read"><cs-icon name="exclamation-triangle"></cs-icon>
      <div><p>${words}</p><button class="button" @click=${told}>${read}</button></div></div>`;
  }

  #count() {
    if (!addressOf(secrets.filter) || secrets.busy) return '';
    return `${secrets.items.length}${secrets.next ? ' or more' : ''} found`;
  }

  #body() {
    const { items, problem, known, filter } = secrets;
    if (problem && !items.length) return this.#failed('empty');
    if (!known) return waiting(6);
    if (!items.length) return addressOf(filter) ? this.#nothingFits() : this.#none();
    const current = items.some(({ id }) => id === this.#current) ? this.#current : items[0].id;
    return html`<ul class="secret-rows" aria-label="Secrets" aria-busy=${secrets.busy} @keydown=${this.#moved} @focusin=${this.#focused}>
        ${items.map((secret) => html`<li>${this.#row(secret, secret.id === current)}</li>`)}
      </ul>
      ${problem ? this.#failed('more') : secrets.next ? html`<div class="list-end">${waiting(2)}</div>` : nothing}`;
  }

  #row(secret, inTabOrder) {
    const choosing = this.#choosing;
    if (!choosing) return linkRow(secret, inTabOrder, secret.id === this.#selected);
    return choiceRow(secret, inTabOrder, choosing.has(secret), choosing.allows(secret), (event) => {
      choosing.toggle(secret);
      event.target.checked = choosing.has(secret);
      this.update();
    });
  }

  #failed(place) {
    return html`<div class=${place} role="alert"><p>${secrets.problem.message}</p>
      <button class="button" @click=${() => secrets.read()}>Try again</button></div>`;
  }

  #nothingFits() {
    const { q } = secrets.filter;
    return html`<div class="empty">
      <p>${q ? html`Nothing is named “<bdi>${q}</bdi>”.` : 'No secret fits these filters.'}</p>
      <p class="small">Searched are names and field labels, never what a secret holds.</p>
      <button class="button" @click=${this.#clear}>Show all secrets</button></div>`;
  }

  #none() {
    return html`<div class="empty"><cs-icon name="key"></cs-icon>
      <p>${session.isGuest ? 'Nobody has shared a secret with you yet.' : 'You have no secrets yet.'}</p>
      ${session.isGuest ? nothing : html`<a class="button" href=${href('/secrets/new')}>Create your first secret</a>
        ${this.start}`}</div>`;
  }

  #bar() {
    const { size, full, inWords } = this.#choosing;
    return html`<div class="chosen" role="group" aria-label="Chosen secrets">
      <p role="status">${size ? `${size} chosen${full ? ', the most at a time' : ''}` : 'Choose secrets'}</p>
      <button class="button quiet" @click=${() => this.#choose(false)}>Cancel</button>
      <button class="button danger" ?disabled=${!size} @click=${() => attempt(this.#delete)}>Delete${size ? ` ${inWords}` : ''}</button>
    </div>`;
  }

  #choose(on) {
    this.#choosing = on ? new Selection() : null;
    this.update();
    queueMicrotask(() => this.querySelector('.secret-rows [tabindex="0"]')?.focus());
  }

  #delete = async () => {
    const gone = await this.#choosing.delete();
    if (!gone.length) return;
    this.#choose(false);
    if (gone.includes(this.#selected)) navigate('/secrets');
  };

  get #wanted() {
    return { ...secrets.filter, q: this.#typed.trim() };
  }

  #narrow(change) {
    clearTimeout(this.#pause);
    const filter = { ...this.#wanted, ...change };
    refine(addressOf(filter));
    this.scrollTop = 0;
    return secrets.show(filter);
  }

  /** Shows a secret that was just made, whatever was looked for before; a search that was begun since then stays. */
  async reveal(id) {
    const before = addressOf(this.#wanted);
    await secrets.read();
    if (!before || addressOf(this.#wanted) !== before || !secrets.known || secrets.items.some((secret) => secret.id === id)) return;
    this.#typed = '';
    this.#narrow(EVERYTHING);
    toast('The list shows all secrets again, so that you see the new one');
  }

  #clear = () => {
    this.#typed = '';
    this.#narrow(EVERYTHING);
    this.querySelector('input[type=search]').focus();
  };

  #searched = (event) => {
    this.#typed = event.target.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#narrow({}), PAUSE);
  };

  #fromSearch = async (event) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      if (this.#typed.trim() !== secrets.filter.q || secrets.busy) await this.#narrow({});
      const first = this.querySelector('.secret-rows [data-id]');
      first?.focus();
      if (event.key === 'Enter') first?.click();
    } else if (event.key === 'Escape' && this.#typed) {
      event.preventDefault();
      this.#typed = '';
      this.#narrow({});
    }
  };

  #focused = (event) => {
    const { id } = event.target.closest('[data-id]')?.dataset ?? {};
    if (!id || id === this.#current) return;
    this.#current = id;
    this.update();
  };

  #moved = (event) => {
    const rows = [...this.querySelectorAll('.secret-rows [data-id]')];
    const at = rows.indexOf(document.activeElement);
    if (event.key === 'Escape' && this.#choosing) return this.#choose(false);
    if (event.key === 'x' && !session.isGuest) return this.#mark(secrets.items[at]);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) this.querySelector('input[type=search]').focus();
    else rows[to]?.focus();
  };

  #mark(secret) {
    if (!this.#choosing) this.#choose(true);
    this.#choosing.toggle(secret);
    this.update();
  }
}

customElements.define('secret-list', SecretList);
