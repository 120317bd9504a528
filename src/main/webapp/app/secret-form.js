import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { Problem } from '../shared/problem.js';
import { NotConfirmed } from '../shared/confirmed.js';
import { toast } from '../shared/toast.js';
import { api, attempt, confirmed } from './server.js';
import { Draft } from './drafts.js';
import { fetchSecret, pathOf, secrets } from './secrets.js';
import { navigate } from './router.js';
import { collision } from './secret-collision.js';

const NAME_MAX = 200;
const NOTE_MAX = 45_000;
const SECRET = ['note', 'opened'];

/**
 * `<secret-form>`: makes a secret, or changes one. What is typed is kept as a draft until it is saved or discarded; a
 * save over someone else's newer version is refused by the server, and then both are shown to choose from.
 */
class SecretForm extends View {
  #id;
  /** The secret as the server has it, with its ETag; null for a new one. */
  #secret = null;
  #draft;
  #values = null;
  #problem = null;
  #theirs = null;
  #busy = false;

  set secretId(id) {
    if (id === this.#id) return;
    this.#id = id;
    this.#start();
  }

  async #start() {
    const id = this.#id;
    this.#draft = new Draft(id ?? 'new', SECRET);
    this.#values = this.#secret = this.#problem = this.#theirs = null;
    this.update();
    try {
      const secret = id ? await fetchSecret(id) : null;
      if (id !== this.#id) return;
      this.#secret = secret;
      const plain = secret ? { name: secret.name, confirmToView: secret.confirmToView } : { name: '', confirmToView: false };
      this.#values = { ...plain, note: '', opened: !secret, ...this.#draft.read() };
    } catch (problem) {
      this.#problem = problem;
    }
    this.update();
  }

  view() {
    const back = this.#id ? pathOf(this.#id) : '/secrets';
    return html`<article class="secret">
      <div class="crumbs"><a class="button quiet back" href=${back}><cs-icon name="arrow-left"></cs-icon>${this.#id ? 'Secret' : 'Secrets'}</a></div>
      ${this.#values ? this.#form() : this.#problem ? html`<p class="notice loss" role="alert">${this.#problem.message}</p>` : nothing}
    </article>`;
  }

  /** What is to be typed first takes the focus; a form to be read first begins at its heading. */
  drawn() {
    const focused = Boolean(this.#values) && this.querySelector(this.#id ? 'h1' : '[name=name]');
    if (focused && this.#shown !== this.#draft) focused.focus();
    if (focused) this.#shown = this.#draft;
  }

  #shown;

  #form() {
    const { name, note, opened, confirmToView } = this.#values;
    const errors = this.#problem?.errors ?? {};
    return html`<form class="form" @submit=${this.#save} @input=${this.#typed} @keydown=${this.#keys}>
      <h1 tabindex="-1">${this.#id ? 'Edit secret' : 'New secret'}</h1>
      ${this.#theirs ? collision(this.#secret, this.#theirs, this.#values, { mine: this.#keepMine, theirs: this.#takeTheirs }) : nothing}
      <label class="field"><span>Name</span>
        <input class="input" name="name" .value=${name} required maxlength=${NAME_MAX} autocomplete="off" ?autofocus=${!this.#id}
          aria-invalid=${errors.name ? 'true' : 'false'} />
        ${wrong(errors.name)}</label>
      ${opened ? this.#note(note, errors.note) : this.#closedNote()}
      <div class="card choice">
        <label class="switch"><input type="checkbox" role="switch" name="confirmToView" .checked=${confirmToView} />
          <span>Request users to confirm their identity to view the secret
            <small class="hint">Everyone, you too, taps It’s me! on their phone each time it is revealed or copied.</small></span></label>
      </div>
      <p class="wrong" role="alert" ?hidden=${!this.#problem || Object.keys(errors).length > 0}>${this.#problem?.message ?? ''}</p>
      <div class="actions">
        <button class="button primary" aria-busy=${this.#busy}>${this.#id ? 'Save changes' : 'Create secret'}</button>
        <button type="button" class="button" @click=${this.#discard}>${this.#id ? 'Discard changes' : 'Cancel'}</button>
      </div>
    </form>`;
  }

  #note(note, error) {
    return html`<label class="field"><span>Note</span>
      <textarea class="input mono" name="note" .value=${note} maxlength=${NOTE_MAX} spellcheck="false" autocomplete="off"
        aria-invalid=${error ? 'true' : 'false'}></textarea>
      <small>Encrypted before it is stored. Up to ${NOTE_MAX.toLocaleString()} characters.</small>
      ${wrong(error)}</label>`;
  }

  #closedNote() {
    return html`<div class="field"><span id="closed-note">Note</span>
      <div class="card closed" role="group" aria-labelledby="closed-note">
        <span class="soft"><span aria-hidden="true">••••••••••••</span><span class="unseen">Hidden</span></span>
        <span class="actions">
          <button type="button" class="button quiet accent" @click=${() => attempt(() => this.#openNote())}><cs-icon name="eye"></cs-icon>Reveal to edit</button>
          <button type="button" class="button quiet accent" @click=${() => this.#set({ opened: true, note: '' })}>Write a new one</button>
        </span>
      </div>
      <small>It stays as it is unless you change it here.</small></div>`;
  }

  async #openNote() {
    const { fields } = await confirmed((headers) => api.post(`${pathOf(this.#id)}/reveal`, undefined, { headers }));
    this.#set({ opened: true, note: fields.note ?? '' });
  }

  #set(change) {
    this.#values = { ...this.#values, ...change };
    this.#draft.write(this.#values);
    this.update();
  }

  #typed = (event) => {
    const { name, type, checked, value } = event.target;
    this.#values = { ...this.#values, [name]: type === 'checkbox' ? checked : value };
    this.#draft.write(this.#values);
  };

  #keys = (event) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
  };

  #discard = () => {
    this.#draft.clear();
    navigate(this.#id ? pathOf(this.#id) : '/secrets');
  };

  #save = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = null;
    this.update();
    try {
      const id = this.#id ? await this.#change() : await this.#create();
      this.#draft.clear();
      secrets.read();
      navigate(pathOf(id), { replace: true });
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 412) await this.#collided();
      else if (problem instanceof Problem) this.#problem = problem;
      else if (!(problem instanceof NotConfirmed)) throw problem;
    } finally {
      this.#busy = false;
      this.update();
    }
  };

  async #create() {
    const { name, note, confirmToView } = this.#values;
    const made = await api.post('/secrets', { type: 'text', name: name.trim(), fields: { note }, confirmToView });
    toast('Secret created');
    return made.id;
  }

  /** Sends only what differs, so that a note that was never opened is never touched. */
  async #change() {
    const { name, note, opened, confirmToView } = this.#values;
    const change = {};
    if (name.trim() !== this.#secret.name) change.name = name.trim();
    if (confirmToView !== this.#secret.confirmToView) change.confirmToView = confirmToView;
    if (opened) change.fields = { note };
    if (Object.keys(change).length) {
      const etag = this.#secret.etag;
      await confirmed((headers) => api.patch(pathOf(this.#id), change, { headers: { ...headers, 'If-Match': etag } }), {
        done: 'Changes saved',
      });
    }
    return this.#id;
  }

  async #collided() {
    try {
      this.#theirs = await fetchSecret(this.#id);
    } catch (problem) {
      this.#problem = problem;
    }
  }

  #keepMine = () => {
    this.#secret = { ...this.#theirs };
    this.#theirs = null;
    this.update();
    this.querySelector('form').requestSubmit();
  };

  #takeTheirs = () => {
    this.#draft.clear();
    secrets.put(this.#theirs);
    navigate(pathOf(this.#id), { replace: true });
  };
}

const wrong = (words) => (words ? html`<small class="wrong" role="alert">${words}</small>` : nothing);

customElements.define('secret-form', SecretForm);
