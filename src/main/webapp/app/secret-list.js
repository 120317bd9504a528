import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { kindOf, secrets } from './secrets.js';
import { session } from './session.js';
import { waiting } from './page.js';
import '../shared/time.js';

/**
 * `<secret-list>`: the secrets by name, with a search field. One row is in the tab order; arrows, Home and End move
 * between rows, Enter opens.
 */
class SecretList extends View {
  #search = '';
  #selected;
  #current;

  set selected(id) {
    this.#selected = id;
    this.#current = id ?? this.#current;
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
  }

  #changed = () => this.update();

  get #found() {
    const words = fold(this.#search).split(/\s+/).filter(Boolean);
    return secrets.items.filter((secret) => {
      const text = fold(`${secret.name} ${secret.vault?.name ?? ''} ${kindOf(secret).name}`);
      return words.every((word) => text.includes(word));
    });
  }

  view() {
    const found = this.#found;
    return html`<header class="pane-top">
        <div class="top">
          <h1 tabindex="-1">Secrets</h1>
          ${session.isGuest
            ? nothing
            : html`<a class="button primary" href="/secrets/new" title="New secret (n)" aria-current=${this.isMaking ? 'page' : 'false'}>
                <cs-icon name="plus-lg"></cs-icon>New</a>`}
        </div>
        <label class="search"><cs-icon name="search"></cs-icon><span class="unseen">Search secrets</span>
          <input class="input" type="search" placeholder="Search" autocomplete="off" spellcheck="false"
            @input=${this.#searched} @keydown=${this.#fromSearch} /><kbd aria-hidden="true">/</kbd></label>
        <p class="unseen" role="status">${this.#search ? `${found.length} found` : ''}</p>
      </header>
      ${this.#body(found)}`;
  }

  #body(found) {
    if (secrets.problem && !secrets.items.length) {
      return html`<div class="empty" role="alert"><p>${secrets.problem.message}</p>
        <button class="button" @click=${() => secrets.read()}>Try again</button></div>`;
    }
    if (!secrets.items.length && !secrets.complete) return waiting(6);
    if (!secrets.items.length) return this.#none();
    if (!found.length) return html`<div class="empty"><p>No secret has “<bdi>${this.#search}</bdi>” in its name or vault.</p></div>`;
    const current = found.some(({ id }) => id === this.#current) ? this.#current : found[0].id;
    return html`<ul class="secret-rows" aria-label="Secrets" @keydown=${this.#moved} @focusin=${this.#focused}>
      ${found.map((secret) => this.#row(secret, current))}
    </ul>`;
  }

  #none() {
    return html`<div class="empty"><cs-icon name="key"></cs-icon>
      <p>${session.isGuest ? 'Nobody has shared a secret with you yet.' : 'You have no secrets yet.'}</p>
      ${session.isGuest ? nothing : html`<a class="button" href="/secrets/new">Create your first secret</a>`}</div>`;
  }

  #row(secret, current) {
    const kind = kindOf(secret);
    return html`<li>
      <a class="row" href="/secrets/${encodeURIComponent(secret.id)}" data-id=${secret.id}
        tabindex=${secret.id === current ? 0 : -1} aria-current=${secret.id === this.#selected ? 'page' : 'false'}>
        <span class="tile"><cs-icon name=${kind.icon}></cs-icon></span>
        <span class="lines">
          <bdi class="clip name">${secret.name}</bdi>
          <span class="clip small soft">${kind.name} · <bdi>${secret.vault?.name ?? ''}</bdi></span>
        </span>
        <span class="lines end small soft">
          <time-ago at=${secret.changedAt ?? secret.createdAt}></time-ago>
          ${secret.confirmToView ? html`<span title="Confirmation needed to view"><cs-icon name="shield-check"></cs-icon><span class="unseen">Confirmation needed to view</span></span>` : nothing}
        </span>
      </a>
    </li>`;
  }

  #searched = (event) => {
    this.#search = event.target.value.trim();
    this.update();
  };

  #fromSearch = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      const first = this.querySelector('a.row');
      first?.focus();
      if (event.key === 'Enter') first?.click();
    } else if (event.key === 'Escape' && this.#search) {
      event.target.value = '';
      this.#search = '';
      this.update();
    }
  };

  #focused = (event) => {
    const { id } = event.target.closest('a.row')?.dataset ?? {};
    if (!id || id === this.#current) return;
    this.#current = id;
    this.update();
  };

  #moved = (event) => {
    const rows = [...this.querySelectorAll('a.row')];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) this.querySelector('input[type=search]').focus();
    else rows[to]?.focus();
  };
}

/** Without case and accents, so that "munchen" finds "München". */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

customElements.define('secret-list', SecretList);
