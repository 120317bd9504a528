import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { ITEM_ROLES } from './sharing.js';

const keyOf = ({ member, team }) => member ?? team;

/** `<share-dialog>`: with whom a secret is to be shared, each with a role, and what is said to them. */
class ShareDialog extends View {
  ask;
  answer = () => {};
  #to = null;
  #wrong;

  view() {
    const { name, candidates, message = '' } = this.ask;
    this.#to ??= this.ask.to ?? [];
    this.#wrong ??= this.ask.wrong ?? '';
    const left = candidates.filter((one) => !this.#to.some((chosen) => keyOf(chosen) === keyOf(one)));
    return html`<dialog class="wider" aria-labelledby="share-title" @close=${this.#closed}>
      <form class="question" method="dialog" @submit=${this.#yes}>
        <h2 id="share-title" tabindex="-1">Share <bdi>${name}</bdi></h2>
        ${left.length ? this.#choice(left) : nothing}
        ${this.#to.length ? html`<ul class="rows card chosen-people">${this.#to.map((one) => this.#row(one))}</ul>` : nothing}
        ${candidates.length ? nothing : html`<p class="soft">Everybody in this workspace has access already.</p>`}
        <label class="field"><span>Message, for their mail</span>
          <textarea class="input" name="message" maxlength="1000" rows="2" .value=${message} placeholder="Optional"></textarea></label>
        <p class="wrong" role="alert" ?hidden=${!this.#wrong}>${this.#wrong}</p>
        <div class="actions">
          <button type="button" class="button" @click=${this.#no}>Cancel</button>
          <button class="button primary">${this.#to.length > 1 ? `Share with ${this.#to.length}` : 'Share'}</button>
        </div>
      </form>
    </dialog>`;
  }

  #choice(left) {
    const group = (label, some) => (some.length ? html`<optgroup label=${label}>${some.map((one) => html`<option value=${keyOf(one)}>${one.name}${one.email ? ` (${one.email})` : ''}</option>`)}</optgroup>` : nothing);
    return html`<div class="inline">
      <div class="field"><label for="share-who">Person or team</label>
        <select class="input" id="share-who" name="who">
          <option value="">Choose…</option>
          ${group('People', left.filter(({ member }) => member))} ${group('Teams', left.filter(({ team }) => team))}
        </select></div>
      <button type="button" class="button" @click=${this.#add}>Add</button>
    </div>`;
  }

  #row(one) {
    const roles = one.guest ? ITEM_ROLES.slice(0, 1) : ITEM_ROLES;
    return html`<li class="row access">
      <span class="lines"><bdi class="clip name">${one.name}</bdi><bdi class="clip small soft">${one.team ? 'Team' : one.email}${one.guest ? ' · guest' : ''}</bdi></span>
      <span class="actions">
        <select class="input role" aria-label="Role of ${one.name}" @change=${(event) => (one.role = event.target.value)}>
          ${roles.map(([id, words, hint]) => html`<option value=${id} title=${hint} ?selected=${id === one.role}>${words}</option>`)}
        </select>
        <button type="button" class="button quiet icon" aria-label="Take ${one.name} out" @click=${() => this.#out(one)}><cs-icon name="x-lg"></cs-icon></button>
      </span>
    </li>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (dialog.open) return;
    dialog.showModal();
    this.querySelector('select, textarea').focus();
  }

  #add = () => {
    const select = this.querySelector('[name=who]');
    const one = this.ask.candidates.find((candidate) => keyOf(candidate) === select?.value);
    if (!one) return false;
    this.#to = [...this.#to, { ...one, role: 'collaborator' }];
    select.value = '';
    this.#wrong = '';
    this.update();
    return true;
  };

  #out(one) {
    this.#to = this.#to.filter((other) => other !== one);
    this.update();
  }

  #yes = (event) => {
    event.preventDefault();
    this.#add();
    if (!this.#to.length) {
      this.#wrong = 'Choose a person or a team first.';
      return this.update();
    }
    this.answer({ to: this.#to, message: event.target.message.value.trim() });
    this.querySelector('dialog').close();
  };

  #no = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('share-dialog', ShareDialog);

/**
 * Asks with whom a secret is to be shared.
 * @param {{name: string, candidates: object[], to?: object[], message?: string, wrong?: string}} ask `to`, `message` and
 *   `wrong` are those of the last time
 * @returns {Promise<{to: object[], message: string} | null>} null if it was given up
 */
export function askWhom(ask) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('share-dialog'), { ask, answer }));
  });
}
