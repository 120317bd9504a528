import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { api, attempt, confirmed } from './server.js';
import { fetchSecret, kindOf, pathOf, secrets } from './secrets.js';
import { navigate } from './router.js';
import { question } from './question.js';
import './secret-field.js';
import './secret-attachments.js';
import '../shared/time.js';

/** The labels of the fields of a secret. */
const LABELS = { note: 'Note' };

/** `<secret-detail>`: one secret, its fields masked, and what its member may do with it. */
class SecretDetail extends View {
  #id;
  #secret = null;
  #problem = null;
  /** From an email link that was confirmed in another tab: `{confirmed: id}` runs the reveal at once. */
  note = null;

  set secretId(id) {
    if (id === this.#id) return;
    this.#id = id;
    this.#secret = null;
    this.#load();
  }

  async #load() {
    const id = this.#id;
    this.#problem = null;
    this.update();
    try {
      const secret = await fetchSecret(id);
      if (id !== this.#id) return;
      this.#secret = secret;
      secrets.put(secret);
    } catch (problem) {
      if (id !== this.#id) return;
      this.#problem = problem;
      if (problem.status === 404) secrets.drop(id);
    }
    this.update();
  }

  drawn() {
    if (this.#shown === this.#secret) return;
    this.#shown = this.#secret;
    if (!this.#secret) return;
    if (document.activeElement?.closest('a.row') || document.activeElement === document.body) this.querySelector('h1').focus();
    if (this.note?.confirmed) queueMicrotask(() => this.querySelector('secret-field')?.reveal());
  }

  #shown = null;

  view() {
    if (this.#problem) return this.#failed();
    const secret = this.#secret;
    return html`<article class="secret">
      <div class="crumbs">
        <a class="button quiet back" href="/secrets"><cs-icon name="arrow-left"></cs-icon>Secrets</a>
        ${secret?.role === 'owner' ? this.#actions(secret) : nothing}
      </div>
      ${secret ? this.#content(secret) : html`<div class="head" aria-hidden="true"><span class="skeleton w40"></span></div>`}
    </article>`;
  }

  #actions(secret) {
    return html`<div class="actions">
      <a class="button" href="/secrets/${encodeURIComponent(secret.id)}/edit"><cs-icon name="pencil"></cs-icon>Edit</a>
      <button class="button quiet loss" @click=${() => attempt(() => this.#delete())}><cs-icon name="trash3"></cs-icon>Delete</button>
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
      <div class="card fields">
        ${Object.keys(secret.fields ?? {}).map(
          (name) => html`<secret-field .label=${LABELS[name] ?? name} .fetch=${(done) => this.#reveal(name, done)}></secret-field>`,
        )}
      </div>
      <secret-attachments .secret=${secret}></secret-attachments>
      <dl class="facts">
        <div><dt>To view it</dt><dd>${secret.confirmToView ? 'Each person confirms their identity first' : 'No confirmation needed'}</dd></div>
        <div><dt>Your access</dt><dd>${secret.role === 'owner' ? 'Owner: view, edit and delete' : 'Collaborator: view'}</dd></div>
        <div><dt>Changed</dt><dd><time-ago at=${secret.changedAt ?? secret.createdAt}></time-ago></dd></div>
        <div><dt>Created</dt><dd><time-ago at=${secret.createdAt}></time-ago></dd></div>
      </dl>`;
  }

  #failed() {
    const gone = this.#problem.status === 404;
    return html`<div class="empty" role="alert">
      <cs-icon name=${gone ? 'lock' : 'exclamation-triangle'}></cs-icon>
      <h1 tabindex="-1">${gone ? 'This secret is gone, or not shared with you' : 'This secret can’t be shown'}</h1>
      <p class="soft">${gone ? 'Ask its owner if you still need it.' : this.#problem.message}</p>
      ${gone ? html`<a class="button" href="/secrets">Go to your secrets</a>` : html`<button class="button" @click=${() => this.#load()}>Try again</button>`}
    </div>`;
  }

  async #reveal(name, done) {
    let told;
    const call = async (headers) => {
      const { fields } = await api.post(`${pathOf(this.#id)}/reveal`, undefined, { headers });
      told = await done(fields[name] ?? '');
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
    const { name, id } = this.#secret;
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
