import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { NotConfirmed } from '../shared/confirmed.js';
import { Problem } from '../shared/problem.js';
import { api, confirmed } from '../shared/server.js';
import { rolesToGive } from './roles.js';

/** `<invite-dialog>`: whom to invite, and as what. */
class InviteDialog extends View {
  ask;
  answer = () => {};

  view() {
    const { email = '', name = '', role = 'user', wrong = {} } = this.ask;
    return html`<dialog aria-labelledby="invite-title" @close=${this.#closed}>
      <form class="question" method="dialog" @submit=${this.#yes}>
        <h2 id="invite-title" tabindex="-1">Invite somebody</h2>
        <p class="soft">They get an email with a link that works once, within 7 days, and choose their own password.</p>
        ${this.#field({ name: 'email', label: 'Email', type: 'email', value: email, max: 254, wrong: wrong.email })}
        ${this.#field({ name: 'name', label: 'Name', type: 'text', value: name, max: 200, wrong: wrong.name })}
        <label class="field"><span>Role</span>
          <select class="input" name="role" aria-describedby="role-hint" @change=${this.#chosen}>
            ${rolesToGive().map(({ id, name: words }) => html`<option value=${id} ?selected=${id === role}>${words}</option>`)}
          </select>
        </label>
        <p class="hint beneath" id="role-hint">${rolesToGive().find(({ id }) => id === role)?.hint}</p>
        <p class="wrong" role="alert" ?hidden=${!wrong.all}>${wrong.all}</p>
        <div class="actions">
          <button type="button" class="button" @click=${this.#no}>Cancel</button>
          <button class="button primary">Send invitation</button>
        </div>
      </form>
    </dialog>`;
  }

  #field({ name, label, type, value, max, wrong }) {
    return html`<label class="field"><span>${label}</span>
        <input class="input" type=${type} name=${name} .value=${value} maxlength=${max} required autocomplete="off"
          aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? `wrong-${name}` : nothing} />
      </label>
      ${wrong ? html`<p class="wrong beneath" id="wrong-${name}" role="alert">${wrong}</p>` : nothing}`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (dialog.open) return;
    dialog.showModal();
    this.querySelector('input').focus();
  }

  #chosen = (event) => {
    this.ask = { ...this.ask, ...Object.fromEntries(new FormData(event.target.form)) };
    this.update();
  };

  #yes = (event) => {
    event.preventDefault();
    const { email, name, role } = Object.fromEntries(new FormData(event.target));
    this.answer({ email: email.trim(), name: name.trim(), role });
    this.querySelector('dialog').close();
  };

  #no = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('invite-dialog', InviteDialog);

function typed(ask) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('invite-dialog'), { ask, answer }));
  });
}

/**
 * Invites somebody; asks again with what was typed, for as long as it does not do.
 * @returns {Promise<boolean>} false if it was given up
 */
export async function inviteSomebody() {
  for (let invitation = {}, wrong; ; ) {
    invitation = await typed({ ...invitation, wrong });
    if (!invitation) return false;
    try {
      const body = invitation;
      await confirmed((headers) => api.post('/members', body, { headers }), { done: `The invitation is on its way to ${body.email}` });
      return true;
    } catch (problem) {
      if (problem instanceof NotConfirmed) wrong = undefined;
      else if (problem instanceof Problem) wrong = whatIsWrong(problem);
      else throw problem;
    }
  }
}

function whatIsWrong(problem) {
  if (problem.is('member-exists', 'invitation-exists')) return { email: `${problem.message}.` };
  return Object.keys(problem.errors).length ? problem.errors : { all: problem.message };
}
