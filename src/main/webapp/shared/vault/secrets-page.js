import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { attempt } from '../server.js';
import { navigate, search } from '../place.js';
import { filterOf } from './secret-filter.js';
import { readVaults } from './vaults.js';
import { session } from '../session.js';
import './secret-list.js';
import './secret-detail.js';
import './secret-form.js';
import './secret-history.js';
import './secret-sharing.js';

/** `<secrets-page>`: the list of secrets, and beside it the one that is looked at, edited or made. */
class SecretsPage extends View {
  #mode = 'list';
  #vaults = [];

  secretId;
  note = null;
  /** What this client offers beside the list, and in an empty one; see the list. */
  menu = nothing;
  start = nothing;

  set mode(mode) {
    this.#mode = mode;
    this.update();
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#keys);
    addEventListener('popstate', this.#filtered);
    queueMicrotask(this.#filtered);
    attempt(async () => {
      this.#vaults = await readVaults();
      this.update();
    });
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#keys);
    removeEventListener('popstate', this.#filtered);
  }

  #filtered = () => this.querySelector('secret-list')?.show(filterOf(search()));

  view() {
    this.className = `panes ${this.#mode === 'list' ? 'at-list' : 'at-detail'}`;
    return html`<secret-list class="pane" .selected=${this.secretId} .making=${this.#mode === 'new'} .vaults=${this.#vaults}
        .menu=${this.menu} .start=${this.start}></secret-list>
      <div class="pane detail">${this.#detail()}</div>`;
  }

  /** Where what had the focus is gone (a deleted secret), the list takes it. */
  drawn() {
    if (this.#mode === 'list' && this.#drawnMode && this.#drawnMode !== 'list' && document.activeElement === document.body) {
      this.querySelector('secret-list h1')?.focus();
    }
    this.#drawnMode = this.#mode;
  }

  #drawnMode = null;

  #detail() {
    const { secretId: id, note } = this;
    if (this.#mode === 'new') return html`<secret-form .vaults=${this.#vaults} .secretId=${null} @made=${this.#made}></secret-form>`;
    if (this.#mode === 'edit') return html`<secret-form .vaults=${this.#vaults} .secretId=${id}></secret-form>`;
    if (this.#mode === 'history') return html`<secret-history .note=${note} .secretId=${id}></secret-history>`;
    if (this.#mode === 'share') return html`<secret-sharing .secretId=${id}></secret-sharing>`;
    if (this.#mode === 'detail') return html`<secret-detail .note=${note} .secretId=${id}></secret-detail>`;
    return html`<div class="empty quiet-empty"><cs-icon name="shield-lock"></cs-icon><p>Choose a secret to see it here.</p></div>`;
  }

  #made = ({ detail }) => this.querySelector('secret-list').reveal(detail);

  #keys = (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector('dialog:modal')) return;
    if (event.target.closest?.('input:not(.choose input), textarea, select, [contenteditable]')) return;
    if (event.key === '/') {
      event.preventDefault();
      if (this.#mode !== 'list' && matchMedia('(max-width: 1023px)').matches) navigate('/secrets');
      queueMicrotask(() => this.querySelector('input[type=search]')?.focus());
    } else if (event.key === 'n' && !session.isGuest) {
      event.preventDefault();
      navigate('/secrets/new');
    }
  };
}

customElements.define('secrets-page', SecretsPage);
