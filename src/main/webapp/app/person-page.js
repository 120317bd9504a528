import { html, nothing } from '../lib/lit-html.js';
import { api, attempt, confirmed } from '../shared/server.js';
import { Page, title, wayBack } from '../shared/page.js';
import { question } from '../shared/question.js';
import { session } from '../shared/session.js';
import { called, memberPath, portrait } from './people.js';
import { mayChange, roleInWords, roleName, rolesToGive } from './roles.js';
import { confirmsBy, providerName, signsInBy } from './ways.js';
import { toast } from '../shared/toast.js';
import '../shared/time.js';

/** `<person-page>`: one member, for admins: role, phones, and whether they may come in. */
class PersonPage extends Page {
  personId;
  #person = null;
  #phones = [];
  #provider = null;

  async load() {
    if (!session.isAdmin) return;
    const path = memberPath({ id: this.personId });
    [this.#person, this.#phones, this.#provider] = await Promise.all([
      api.get(path),
      api.get(`${path}/trusted-sessions?limit=100`).then(({ items }) => items),
      providerName(),
    ]);
  }

  heading() {
    const person = this.#person;
    return html`${wayBack('/people', 'People')}
      ${person
        ? html`<header class="head">${portrait(person)}
            <div class="lines"><h1 tabindex="-1"><bdi>${called(person)}</bdi></h1>
              <p class="soft name-line"><bdi class="clip">${person.email}</bdi>${person.active ? nothing : html`<span class="badge">Deactivated</span>`}</p>
              ${person.active ? html`<p class="small soft">${this.#ways(person)}</p>` : nothing}</div>
          </header>`
        : title('Member')}`;
  }

  #ways(person) {
    const ways = signsInBy(person, this.#provider);
    return ways ? html`Signs in by <bdi>${ways}</bdi>` : 'Has not signed in yet';
  }

  content() {
    if (!session.isAdmin) return html`<div class="empty"><cs-icon name="lock"></cs-icon><p>Only admins manage people.</p></div>`;
    return html`${this.#role()} ${this.#person.active ? this.#phone() : nothing} ${this.#access()}`;
  }

  #role() {
    const { role, active } = this.#person;
    if (!mayChange(this.#person) || !active) {
      return html`<section class="card section"><h2>Role</h2>
        <p>${roleName(role)}${active ? html` <span class="soft">· only somebody with this role or a higher one changes it</span>` : nothing}</p></section>`;
    }
    return html`<section class="card section" aria-labelledby="role-title">
      <h2 id="role-title">Role</h2>
      <label class="field half"><span class="unseen">Role of <bdi>${called(this.#person)}</bdi></span>
        <select class="input" name="role" @change=${(event) => this.#giveRole(event.target)}>
          ${rolesToGive().map(({ id, name }) => html`<option value=${id} ?selected=${id === role}>${name}</option>`)}
        </select>
        <small>${rolesToGive().find(({ id }) => id === role)?.hint}</small></label>
    </section>`;
  }

  /** The choice shows what the server has: it goes back where the change was not confirmed. */
  async #giveRole(select) {
    const role = select.value;
    select.value = this.#person.role;
    await this.#change({ role }, `${called(this.#person)} is ${roleInWords(role)} now`);
    select.value = this.#person.role;
  }

  #change(change, done) {
    return attempt(async () => {
      await confirmed((headers) => api.patch(memberPath(this.#person), change, { headers }), { done });
      // Who has changed their own role sees what it lets them see
      if (this.#person.id === session.member.id) await session.load();
      await this.reload();
    });
  }

  #phone() {
    const { passkey: passkeys = 0 } = this.#person.confirmsBy ?? {};
    return html`<section class="card section" aria-labelledby="phones-title">
      <h2 id="phones-title">Phones</h2>
      ${this.#phones.length
        ? html`<ul class="rows inner">${this.#phones.map((phone) => this.#phoneRow(phone))}</ul>`
        : html`<p class="soft">No phone is paired.</p>`}
      ${passkeys ? html`<p class="soft">And ${confirmsBy({ confirmsBy: { passkey: passkeys } })}, which a reset ends as well.</p>` : nothing}
      ${this.#person.id === session.member.id
        ? html`<p class="soft small">Your own phones are under <a href="/devices">Trusted sessions</a>.</p>`
        : html`<div class="lost">
            <p class="soft small">Has <bdi>${called(this.#person)}</bdi> lost the phone? Ending it stops it at once. A reset also lets
              a new one be paired by a code sent to <bdi>${this.#person.email}</bdi>.</p>
            <button class="button" @click=${() => attempt(() => this.#reset())}>Reset lost phone</button>
          </div>`}
    </section>`;
  }

  #phoneRow(phone) {
    return html`<li class="row in-line">
      <span class="tile"><cs-icon name="phone"></cs-icon></span>
      <span class="lines"><bdi class="clip name">${phone.name}</bdi>
        <span class="small soft">paired <time-ago at=${phone.pairedAt}></time-ago> · last seen <time-ago at=${phone.lastSeenAt}></time-ago></span></span>
      <span class="actions"><button class="button quiet loss" @click=${() => attempt(() => this.#endPhone(phone))}>End<span class="unseen"> ${phone.name}</span></button></span>
    </li>`;
  }

  async #endPhone(phone) {
    const sure = await question({
      title: html`End the trusted session of <bdi>${phone.name}</bdi>?`,
      body: html`It can’t confirm anything for <bdi>${called(this.#person)}</bdi> any more, from this moment on.`,
      action: 'End trusted session',
      danger: true,
    });
    if (!sure) return;
    await api.delete(`/trusted-sessions/${encodeURIComponent(phone.id)}`);
    toast('Trusted session ended');
    await this.reload();
  }

  async #reset() {
    const name = called(this.#person);
    const sure = await question({
      title: html`Reset the lost phone of <bdi>${name}</bdi>?`,
      points: [
        `${confirmsBy(this.#person) || 'Whatever they confirm with'}: ended at once, with what they have not finished confirming`,
        `They pair a new phone with a code sent to ${this.#person.email}`,
        'For a while the new phone does not confirm deleting, sharing, links and the SCIM token',
        'They and the other admins are told by email',
      ],
      body: 'Speak with them first, and make sure it is them: whoever pairs the new phone answers in their name.',
      action: 'Reset phone',
      danger: true,
    });
    if (!sure) return;
    await confirmed((headers) => api.post(`${memberPath(this.#person)}/reset`, undefined, { headers }), {
      done: `${name} can pair a new phone now`,
    });
    await this.reload();
  }

  #access() {
    const { active } = this.#person;
    if (!mayChange(this.#person)) return nothing;
    return html`<section class="card section" aria-labelledby="access-title">
      <h2 id="access-title">Access</h2>
      <div class="lost">
        <p class="soft small">${active
          ? 'Deactivate who leaves, or whose account may be in other hands. What is shared with them waits for their return.'
          : 'They cannot sign in. Reactivated, they sign in as before, see what is shared with them, and pair a phone anew.'}</p>
        ${active
          ? html`<button class="button loss" @click=${() => attempt(() => this.#deactivate())}>Deactivate</button>`
          : html`<button class="button" @click=${() => this.#change({ active: true }, `${called(this.#person)} can sign in again`)}>Reactivate</button>`}
      </div>
    </section>`;
  }

  async #deactivate() {
    const name = called(this.#person);
    const sure = await question({
      title: html`Deactivate <bdi>${name}</bdi>?`,
      points: [
        'They are signed out everywhere, and cannot sign in',
        'Their API tokens and phones end for good',
        'Nothing they have asked for or confirmed is carried out any more',
        'Invitations they have sent end',
      ],
      body: 'Their secrets stay as they are.',
      action: 'Deactivate',
      danger: true,
    });
    if (!sure) return;
    await confirmed((headers) => api.delete(memberPath(this.#person), { headers }), { done: `${name} is deactivated` });
    await this.reload();
  }
}

customElements.define('person-page', PersonPage);
