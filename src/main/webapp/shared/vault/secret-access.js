import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { NotConfirmed } from '../confirmed.js';
import { api, attempt, confirmed } from '../server.js';
import { navigate } from '../place.js';
import { pathOf } from './secrets.js';
import { question } from '../question.js';
import { session } from '../session.js';
import { waiting } from '../page.js';
import { candidates, grantsOf, ITEM_ROLES } from './sharing.js';
import { askWhom } from './share-dialog.js';

/** `<secret-access>`: the members and teams that have access to a secret; add some, change a role, take it away. */
class SecretAccess extends View {
  secret;
  #grants = null;

  connectedCallback() {
    super.connectedCallback();
    queueMicrotask(() => attempt(() => this.#read()));
  }

  async #read() {
    this.#grants = (await api.all(grantsOf(this.secret))).toReversed();
    this.update();
  }

  view() {
    return html`<section aria-labelledby="access-title">
      <header class="top slim"><h2 id="access-title">People and teams</h2>
        <button class="button" ?disabled=${!this.#grants} @click=${() => attempt(() => this.#share())}><cs-icon name="person-plus"></cs-icon>Share</button></header>
      ${this.#grants ? html`<ul class="rows card">${this.#grants.map((grant) => this.#row(grant))}</ul>` : waiting(2)}
    </section>`;
  }

  #row(grant) {
    const { name, email, team, member, role } = grant;
    return html`<li class="row access">
      <span class="tile round" aria-hidden="true"><cs-icon name=${team ? 'people' : 'person-circle'}></cs-icon></span>
      <span class="lines">
        <span class="name-line"><bdi class="clip name">${name || email}</bdi>${member === session.member.id ? html`<span class="badge accent">You</span>` : nothing}</span>
        <bdi class="clip small soft">${team ? 'Team' : email}</bdi>
      </span>
      <span class="actions">
        <select class="input role" aria-label="Role of ${name}" @change=${(event) => this.#change(grant, event.target)}>
          ${ITEM_ROLES.map(([id, words]) => html`<option value=${id} ?selected=${id === role}>${words}</option>`)}
        </select>
        <button class="button quiet icon" aria-label="Remove ${name}" title="Remove" @click=${() => attempt(() => this.#remove(grant))}><cs-icon name="x-lg"></cs-icon></button>
      </span>
    </li>`;
  }

  async #share() {
    if (!this.#grants) await this.#read();
    const everybody = await candidates(this.#grants);
    for (let ask = { name: this.secret.name, candidates: everybody }; ; ) {
      const request = await askWhom(ask);
      if (!request) return;
      const { to, message } = request;
      const body = { to: to.map(({ member, team, role }) => ({ member, team, role })), message: message || undefined };
      ask = { ...ask, to, message, wrong: undefined };
      try {
        await confirmed((headers) => api.post(grantsOf(this.secret), body, { headers }), {
          done: to.length === 1 ? `Shared with ${to[0].name}` : `Shared with ${to.length}`,
        });
        return await this.#read();
      } catch (problem) {
        if (problem instanceof NotConfirmed && problem.reason === 'cancelled') continue;
        if (!['grant-exists', 'invalid-request'].includes(problem.kind)) throw problem;
        ask.wrong = `${problem.message}.`;
      }
    }
  }

  async #change(grant, select) {
    const role = select.value;
    const done = await attempt(async () => {
      if (role !== 'owner' && !(await this.#sure(grant, 'Stop being an owner'))) return undefined;
      const call = (headers) => api.patch(`${grantsOf(this.secret)}/${encodeURIComponent(grant.id)}`, { role }, { headers });
      await confirmed(call, { done: `${grant.name} is ${role === 'owner' ? 'an owner' : 'a collaborator'} now` });
      return true;
    });
    if (!done) select.value = grant.role;
    else await this.#after(grant);
  }

  async #remove(grant) {
    const own = grant.member === session.member.id;
    const sure = own
      ? await this.#sure(grant, 'Leave this secret')
      : await question({
          title: html`Remove <bdi>${grant.name}</bdi>?`,
          body: grant.team
            ? 'Who is in the team sees the secret no more, unless they have access in another way.'
            : 'They see the secret no more, unless they have access by a team. What they have seen they may still know: change it if that matters.',
          action: 'Remove access',
          danger: true,
        });
    if (!sure) return;
    await confirmed((headers) => api.delete(`${grantsOf(this.secret)}/${encodeURIComponent(grant.id)}`, { headers }), {
      done: `${grant.name} has no access by this any more`,
    });
    await this.#after(grant);
  }

  /** Nobody gives away their own access in passing. */
  #sure(grant, action) {
    if (grant.member !== session.member.id) return true;
    return question({
      title: html`Give up owning <bdi>${this.secret.name}</bdi>?`,
      body: 'You will not be able to edit, share or delete it, and links that you made to it end. Only another owner can give it back to you.',
      action,
      danger: true,
    });
  }

  /** Who is no owner any more has nothing to do here. */
  async #after({ member }) {
    if (member !== session.member.id) return this.#read();
    const { role } = await api.get(pathOf(this.secret.id)).catch(() => ({}));
    if (role === 'owner') return this.#read();
    return navigate(role ? pathOf(this.secret.id) : '/secrets', { replace: true });
  }
}

customElements.define('secret-access', SecretAccess);
