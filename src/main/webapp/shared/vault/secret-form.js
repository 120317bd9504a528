import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { Problem } from '../problem.js';
import { NotConfirmed } from '../confirmed.js';
import { toast } from '../toast.js';
import { api, attempt, confirmed } from '../server.js';
import { allKinds, kindOf, readKinds } from './kinds.js';
import { fetchSecret, pathOf, secrets } from './secrets.js';
import { blankValues, valuesOf, withoutFields } from './secret-values.js';
import { changeOf, contentOf } from './secret-change.js';
import { closedInput, fieldInput, wrong } from './secret-inputs.js';
import { expiryChoice, kindChoice, vaultChoice } from './secret-choices.js';
import { differences } from './secret-merge.js';
import { collision } from './secret-collision.js';
import { clashes, typedInto } from './secret-typing.js';
import { ownFields } from './own-fields.js';
import { Draft } from './drafts.js';
import { href, navigate } from '../place.js';

/** Takes back the offer to undo a discarding, once there is something else in the form. */
let forgetDiscarded = () => {};

/**
 * `<secret-form>`: makes a secret, or changes one. What is typed is kept as a draft until it is saved or discarded; a
 * save over someone else's newer version is refused by the server, and then the two are merged field by field.
 */
class SecretForm extends View {
  #id;
  /** The secret as it was opened, with its ETag; null for a new one. */
  #base = null;
  #draft;
  #values = null;
  #problem = null;
  #errors = {};
  #theirs = null;
  #busy = false;
  #vaults = [];
  /** The field of a member's own that was removed last, and where it stood. */
  #removed = null;

  set vaults(vaults) {
    this.#vaults = vaults;
    this.update();
  }

  set secretId(id) {
    if (id === this.#id) return;
    this.#id = id;
    this.#start();
  }

  async #start() {
    const id = this.#id;
    forgetDiscarded();
    this.#draft = new Draft(id ?? 'new', withoutFields);
    this.#values = this.#base = this.#theirs = this.#removed = null;
    this.#fail(null);
    try {
      await readKinds();
      const { base, values } = this.#draft.read() ?? (await this.#fresh(id));
      if (id !== this.#id) return;
      this.#base = base;
      this.#values = values;
      if (this.#draft.stored()) this.#keep();
    } catch (problem) {
      this.#fail(problem);
    }
    this.update();
  }

  /** The secret as it is now, with what is stored of a draft: a version that was saved meanwhile is still a newer one. */
  async #fresh(id) {
    const stored = this.#draft.stored();
    const base = id ? { ...(await fetchSecret(id)), ...stored?.base } : null;
    const values = base ? valuesOf(base) : blankValues(stored?.values.type ?? allKinds()[0].id);
    return { base, values: { ...values, ...stored?.values } };
  }

  view() {
    const back = this.#id ? pathOf(this.#id) : '/secrets';
    return html`<article class="secret">
      <div class="crumbs"><a class="button quiet back ${this.#id ? 'always' : ''}" href=${href(back)}><cs-icon name="arrow-left"></cs-icon>${this.#id ? 'Secret' : 'Secrets'}</a></div>
      ${this.#values ? this.#inside() : this.#problem ? html`<p class="notice loss" role="alert">${this.#problem.message}</p>` : nothing}
    </article>`;
  }

  /** What is to be chosen first takes the focus; what is to be read first begins at its heading. */
  drawn() {
    const shown = this.#values && (this.#theirs ?? this.#draft);
    if (!shown || shown === this.#shown) return;
    this.#shown = shown;
    this.querySelector(this.#id ? 'h1' : '[name=type]:checked')?.focus();
  }

  #shown;

  #inside() {
    if (!this.#theirs) return this.#form();
    return collision(this.#differences, this.#busy, { merge: (taken) => this.#merge(taken), discard: this.#discard });
  }

  #form() {
    const { type, name, vault, confirmToView, own } = this.#values;
    const kind = kindOf({ type });
    const errors = this.#errors;
    return html`<form class="form" @submit=${this.#submit} @input=${this.#typed} @keydown=${this.#keys}>
      <h1 tabindex="-1">${this.#id ? html`Edit <bdi>${this.#base.name}</bdi>` : 'New secret'}</h1>
      ${this.#values.lost ? html`<p class="notice time">Name and settings are back. What you typed into the fields is never stored in the browser: type it again.</p>` : nothing}
      ${this.#id ? nothing : kindChoice(type)}
      <div class="field"><label for="in-name">Name</label>
        <input class="input" id="in-name" name="name" .value=${name} required maxlength="200" autocomplete="off"
          aria-invalid=${Boolean(errors.name)} aria-describedby="in-name-wrong" />
        ${wrong('in-name', errors.name && `Name ${errors.name}.`)}</div>
      ${kind.ownFields.length ? ownFields(kind, own, errors, this.#removed?.said ?? null, this.#ownDoes) : nothing}
      <div class="inputs">${kind.fields.map((field) => this.#field(field))}</div>
      ${kind.canExpire ? expiryChoice(this.#values, this.#base?.expiresAt, errors.expiresAt) : nothing}
      ${vaultChoice(this.#vaults, vault)}
      <div class="card choice">
        <label class="switch"><input type="checkbox" role="switch" name="confirmToView" .checked=${confirmToView} />
          <span>Request users to confirm their identity to view the secret
            <small class="hint">Everyone, you too, taps It’s me! on their phone each time it is revealed or copied.</small></span></label>
      </div>
      <p class="wrong" role="alert" ?hidden=${!this.#problem}>${this.#problem?.message ?? ''}</p>
      <div class="actions">
        <button class="button primary" aria-busy=${this.#busy}>${this.#id ? 'Save changes' : 'Create secret'}</button>
        <button type="button" class="button" @click=${this.#discard}>${this.#id ? 'Discard changes' : 'Cancel'}</button>
      </div>
    </form>`;
  }

  #field(spec) {
    const value = this.#values.fields[spec.name];
    const name = `fields.${spec.name}`;
    if (value !== null) return fieldInput(spec, name, value ?? '', this.#errors[name]);
    const put = (text) => this.#set({ fields: { ...this.#values.fields, [spec.name]: text } }, name);
    return closedInput(spec.label, name, () => this.#open(spec.name, put), () => put(''));
  }

  #ownDoes = {
    add: () => {
      this.#set({ own: [...this.#values.own, { was: null, label: '', type: kindOf(this.#values).ownFields[0].type, value: '' }] }, `own.${this.#values.own.length}.label`);
    },
    remove: (at) => {
      const field = this.#values.own[at];
      this.#removed = { at, field, said: field.label.trim() || `Field ${at + 1}` };
      this.#set({ own: this.#values.own.filter((_, other) => other !== at) });
      this.querySelector('#add-field').focus();
    },
    undo: () => {
      const { own } = this.#values;
      const { at, field } = this.#removed;
      this.#removed = null;
      this.#set({ own: [...own.slice(0, at), field, ...own.slice(at)] }, `own.${Math.min(at, own.length)}.label`);
    },
    open: (at) => this.#open(this.#values.own[at].was, (text) => this.#ownDoes.put(at, text)),
    write: (at) => this.#ownDoes.put(at, ''),
    put: (at, value) => {
      this.#set({ own: this.#values.own.map((field, other) => (other === at ? { ...field, value } : field)) }, `own.${at}.value`);
    },
  };

  /** One reveal knows them all: a second field opens without asking again. */
  #open(name, put) {
    return attempt(async () => {
      if (!(name in this.#values.revealed)) {
        const { fields } = await confirmed((headers) => api.post(`${pathOf(this.#id)}/reveal`, undefined, { headers }));
        this.#values = { ...this.#values, revealed: fields };
      }
      put(this.#values.revealed[name] ?? '');
    });
  }

  /** Changes what is typed; the named input takes the focus once it is there. */
  #set(change, focus) {
    this.#values = { ...this.#values, ...change };
    this.#keep();
    this.update();
    if (focus) setTimeout(() => this.querySelector(`[name="${focus}"]`)?.focus());
  }

  #keep() {
    this.#draft.write({ base: this.#base, values: this.#values });
  }

  #typed = ({ target }) => {
    this.#values = typedInto(this.#values, target);
    this.#keep();
    if (target.matches('select, [type=radio], .own input')) this.update();
  };

  #keys = (event) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
  };

  #discard = () => {
    const draft = this.#draft;
    const id = this.#id;
    const typed = draft.read();
    draft.clear();
    navigate(id ? pathOf(id) : '/secrets');
    if (!typed) return;
    forgetDiscarded = toast(id ? 'Changes discarded' : 'New secret discarded', 'good', () => {
      draft.write(typed);
      navigate(id ? `${pathOf(id)}/edit` : '/secrets/new');
    });
  };

  #submit = (event) => {
    event.preventDefault();
    const clash = clashes(kindOf(this.#values), this.#values.own);
    if (clash) this.#fail({ errors: clash });
    else this.#save();
  };

  /** Names what is wrong at its field, and else below them all. */
  #fail(problem) {
    this.#errors = problem?.errors ?? {};
    const told = Object.keys(this.#errors).some((name) => /^(fields\.|own\.|name$|expiresAt$)/.test(name));
    this.#problem = told ? null : problem;
    this.update();
    if (told) setTimeout(() => this.querySelector('[aria-invalid=true]')?.focus());
  }

  async #save() {
    if (this.#busy) return;
    this.#busy = true;
    this.#fail(null);
    try {
      const id = this.#id ? await this.#change() : await this.#create();
      this.#draft.clear();
      const made = !this.#id && new CustomEvent('made', { bubbles: true, detail: id });
      navigate(pathOf(id), { replace: true });
      if (made) this.dispatchEvent(made);
      else secrets.read();
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 412) await this.#collided();
      else if (problem instanceof Problem) this.#fail(problem);
      else if (!(problem instanceof NotConfirmed)) throw problem;
    } finally {
      this.#busy = false;
      this.update();
    }
  }

  async #create() {
    const made = await api.post('/secrets', contentOf(this.#values));
    toast('Secret created');
    return made.id;
  }

  async #change() {
    const change = changeOf(this.#values, this.#base);
    if (Object.keys(change).length) {
      const { etag } = this.#base;
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
      this.#fail(problem);
    }
  }

  get #differences() {
    return differences(this.#base, this.#theirs, this.#values, this.#vaults);
  }

  #merge(taken) {
    const merged = this.#differences.filter((_, at) => taken[at]).reduce((values, { takeTheirs }) => takeTheirs(values), this.#values);
    this.#base = this.#theirs;
    this.#theirs = null;
    this.#set({ ...merged, revealed: {} });
    this.#save();
  }
}

customElements.define('secret-form', SecretForm);
