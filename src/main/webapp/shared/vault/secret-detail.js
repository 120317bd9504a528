import { html, nothing } from '../../lib/lit-html.js';
import { ahead, exact } from '../time.js';
import { api, attempt, confirmed } from '../server.js';
import { fieldOf, kindOf } from './kinds.js';
import { pathOf, secrets } from './secrets.js';
import { SecretView } from './secret-view.js';
import { href, navigate } from '../place.js';
import { question } from '../question.js';
import './secret-field.js';
import './secret-attachments.js';

/** `<secret-detail>`: one secret, its masked fields closed, and what its member may do with it. */
class SecretDetail extends SecretView {
  /** What the last reveal answered, as long as one of its fields is shown: the others open without asking again. */
  #values = null;
  /** `{confirmed: id}` from an email link that was confirmed in another tab, `{asked: true}` where it had been asked for: reveals at once. */
  note = null;

  forget() {
    this.#values = null;
  }

  opened() {
    if (document.activeElement?.closest('a.row') || document.activeElement === document.body) this.querySelector('h1').focus();
    if (this.note?.confirmed || this.note?.asked) queueMicrotask(() => this.#masked[0]?.reveal());
  }

  get #masked() {
    return [...this.querySelectorAll('secret-field')].filter(({ spec }) => spec.masked);
  }

  view() {
    if (this.problem) return this.failed();
    const { secret } = this;
    return html`<article class="secret">
      <div class="crumbs">
        <a class="button quiet back" href=${href('/secrets')}><cs-icon name="arrow-left"></cs-icon>Secrets</a>
        ${secret?.role === 'owner' ? this.#actions(secret) : nothing}
      </div>
      ${secret ? this.#content(secret) : html`<div class="head" aria-hidden="true"><span class="skeleton w40"></span></div>`}
    </article>`;
  }

  #actions({ id }) {
    return html`<div class="actions">
      <a class="button quiet" href=${href(`${pathOf(id)}/share`)}><cs-icon name="person-plus"></cs-icon><span>Share</span></a>
      <a class="button quiet" href=${href(`${pathOf(id)}/history`)} @click=${this.#toHistory}><cs-icon name="clock-history"></cs-icon><span>History</span></a>
      <a class="button" href=${href(`${pathOf(id)}/edit`)}><cs-icon name="pencil"></cs-icon><span>Edit</span></a>
      <button class="button quiet loss" @click=${() => attempt(() => this.#delete())}><cs-icon name="trash3"></cs-icon><span>Delete</span></button>
    </div>`;
  }

  #content(secret) {
    const kind = kindOf(secret);
    return html`<header class="head">
        <span class="tile big"><cs-icon name=${kind.icon}></cs-icon></span>
        <div class="lines">
          <h1 tabindex="-1"><bdi>${secret.name}</bdi></h1>
          <p class="soft">${kind.name} in <bdi>${secret.vault?.name}</bdi></p>
        </div>
      </header>
      ${this.#fields(secret, kind)}
      <secret-attachments .secret=${secret}></secret-attachments>
      ${this.#facts(secret)}`;
  }

  #fields({ fields, fieldTypes }, kind) {
    const names = Object.keys(fields);
    if (!names.length) return html`<p class="card nothing soft">Nothing is kept in this secret yet.</p>`;
    return html`<div class="card fields">
      ${names.map(
        (name) => html`<secret-field .spec=${fieldOf(kind, name, fieldTypes[name])} .open=${fields[name]}
          .fetch=${(done) => this.#reveal(name, done)} @hidden=${this.#closed}></secret-field>`,
      )}
    </div>`;
  }

  #facts({ confirmToView, expiresAt, role, changedAt, createdAt }) {
    return html`<dl class="facts">
      ${expiresAt ? html`<div><dt>Expires</dt><dd title=${exact(expiresAt)}>Gone ${ahead(expiresAt, api.now())}</dd></div>` : nothing}
      <div><dt>To view it</dt><dd>${confirmToView ? 'Each person confirms their identity first' : 'No confirmation needed'}</dd></div>
      <div><dt>Your access</dt><dd>${role === 'owner' ? 'Owner: view, edit, share and delete' : 'Collaborator: view'}</dd></div>
      <div><dt>Changed</dt><dd><time-ago at=${changedAt ?? createdAt}></time-ago></dd></div>
      <div><dt>Created</dt><dd><time-ago at=${createdAt}></time-ago></dd></div>
    </dl>`;
  }

  /** Opened from here it asks at once; a reload of its address does not. */
  #toHistory = (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(`${pathOf(this.secretId)}/history`, { note: { asked: true } });
  };

  #closed = () => {
    if (!this.#masked.some(({ isRevealed }) => isRevealed)) this.#values = null;
  };

  async #reveal(name, done) {
    try {
      return await this.#valueOf(name, done);
    } finally {
      setTimeout(this.#closed);
    }
  }

  async #valueOf(name, done) {
    if (this.#values && this.#masked.some(({ isRevealed }) => isRevealed)) {
      await done(this.#values[name] ?? '');
      return this.#values[name] ?? '';
    }
    let told;
    const id = this.secretId;
    const call = async (headers) => {
      const { fields } = await api.post(`${pathOf(id)}/reveal`, undefined, { headers });
      told = await done(fields[name] ?? '');
      // Who has gone on to another secret meanwhile
      if (id === this.secretId) this.#values = fields;
      return fields[name] ?? '';
    };
    const early = this.note?.confirmed;
    this.note = null;
    if (early) {
      // A refusal here only means that it has to be asked for in the usual way.
      const value = await call({ 'Confirmation-Id': early }).catch(() => null);
      if (value !== null) return value;
    }
    return confirmed(call, { done: () => told });
  }

  async #delete() {
    const { name, id } = this.secret;
    const sure = await question({
      title: html`Delete <bdi>${name}</bdi>?`,
      body: 'It is gone for everyone who has it, with its links and attachments. This can’t be undone.',
      action: 'Delete secret',
      danger: true,
    });
    if (!sure) return;
    await confirmed((headers) => api.delete(pathOf(id), { headers }), { done: 'Secret deleted' });
    secrets.drop(id);
    navigate('/secrets', { replace: true });
  }
}

customElements.define('secret-detail', SecretDetail);
