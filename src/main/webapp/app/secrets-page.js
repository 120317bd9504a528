import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { navigate } from './router.js';
import { secrets } from './secrets.js';
import { session } from './session.js';
import './secret-list.js';
import './secret-detail.js';
import './secret-form.js';

/** `<secrets-page>`: the list of secrets, and beside it the one that is looked at, edited or made. */
class SecretsPage extends View {
  #mode = 'list';

  secretId;
  note = null;

  set mode(mode) {
    this.#mode = mode;
    this.update();
  }

  connectedCallback() {
    super.connectedCallback();
    secrets.read();
    document.addEventListener('keydown', this.#keys);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#keys);
  }

  view() {
    this.className = `panes ${this.#mode === 'list' ? 'at-list' : 'at-detail'}`;
    return html`<secret-list class="pane" .selected=${this.secretId} .making=${this.#mode === 'new'}></secret-list>
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
    if (this.#mode === 'new') return html`<secret-form .secretId=${null}></secret-form>`;
    if (this.#mode === 'edit') return html`<secret-form .secretId=${this.secretId}></secret-form>`;
    if (this.#mode === 'detail') return html`<secret-detail .note=${this.note} .secretId=${this.secretId}></secret-detail>`;
    return html`<div class="empty quiet-empty"><cs-icon name="shield-lock"></cs-icon><p>Choose a secret to see it here.</p></div>`;
  }

  #keys = (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector('dialog:modal')) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable]')) return;
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
