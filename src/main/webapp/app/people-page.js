import { html, nothing } from '../lib/lit-html.js';
import { api, attempt } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { question } from '../shared/question.js';
import { session } from '../shared/session.js';
import { called, fetchInvitations, fetchPeople, invitationPath, nameAndAddress, portrait } from './people.js';
import { inviteSomebody } from './invite-dialog.js';
import { peopleTabs } from './people-tabs.js';
import { roleName } from './roles.js';
import { confirmsBy, providerName, signsInBy } from './ways.js';
import { toast } from '../shared/toast.js';
import { ahead, exact } from '../shared/time.js';

/** From so many people on there is a field to find one. */
const MANY = 8;

/** `<people-page>`: who is in the workspace and who is invited; admins invite here, and go on to a member's own page. */
class PeoplePage extends Page {
  #people = [];
  #invitations = [];
  #provider = null;
  #wanted = '';

  async load() {
    const forAdmins = session.isAdmin ? [fetchInvitations(), providerName()] : [[], null];
    [this.#people, this.#invitations, this.#provider] = await Promise.all([fetchPeople(), ...forAdmins]);
  }

  heading() {
    return html`${title(
        'People',
        session.isAdmin
          ? html`<button class="button primary" @click=${() => attempt(() => this.#invite())}><cs-icon name="plus-lg"></cs-icon>Invite</button>`
          : '',
        html`Everyone in <bdi>${session.workspace.name}</bdi>.`,
      )}
      ${peopleTabs('people')}`;
  }

  content() {
    const found = this.#people.filter((person) => this.#isWanted(person));
    return html`${this.#people.length > MANY ? this.#search() : nothing}
      ${found.length
        ? html`<ul class="rows card" aria-label="Members">${found.map((person) => this.#row(person))}</ul>`
        : html`<p class="empty">Nobody here is called like that.</p>`}
      ${this.#invitations.length
        ? html`<section class="part" aria-labelledby="invited-title">
            <h2 id="invited-title">Invited</h2>
            <ul class="rows card">${this.#invitations.map((one) => this.#invited(one))}</ul>
          </section>`
        : nothing}`;
  }

  #search() {
    return html`<div class="search"><cs-icon name="search"></cs-icon>
      <input class="input" type="search" aria-label="Find a member" placeholder="Find a member" autocomplete="off" .value=${this.#wanted}
        @input=${(event) => {
          this.#wanted = event.target.value;
          this.update();
        }} /></div>`;
  }

  #isWanted({ name, email }) {
    return `${name} ${email}`.toLowerCase().includes(this.#wanted.trim().toLowerCase());
  }

  #row(person) {
    const badges = html`${person.id === session.member.id ? html`<span class="badge accent">You</span>` : nothing}
      ${person.active ? nothing : html`<span class="badge">Deactivated</span>`}`;
    const inside = html`${portrait(person)} ${nameAndAddress(person, badges, session.isAdmin && person.active ? this.#ways(person) : nothing)}
      <span class="small soft role">${roleName(person.role)}</span>`;
    const off = person.active ? '' : 'off';
    return session.isAdmin
      ? html`<li><a class="row ${off}" href="/people/${encodeURIComponent(person.id)}">${inside}<cs-icon class="soft" name="chevron-right"></cs-icon></a></li>`
      : html`<li class="row ${off}">${inside}</li>`;
  }

  #ways(person) {
    const ways = signsInBy(person, this.#provider) || 'has not signed in yet';
    return html`<span class="small soft"><bdi>${ways[0].toUpperCase()}${ways.slice(1)}</bdi> · ${confirmsBy(person) || 'no phone yet'}</span>`;
  }

  #invited(one) {
    const over = Date.parse(one.expiresAt) <= api.now();
    return html`<li class="row">
      <span class="tile round"><cs-icon name="envelope"></cs-icon></span>
      <span class="lines">
        <bdi class="clip name" title=${called(one)}>${called(one)}</bdi>
        <bdi class="clip small soft" title=${one.email}>${one.email}</bdi>
        <span class="small soft" title=${exact(one.expiresAt)}>${roleName(one.role)} · ${over ? 'the link has expired' : `the link expires ${ahead(one.expiresAt, api.now())}`}</span>
      </span>
      <span class="actions">
        <button class="button quiet" @click=${() => attempt(() => this.#sendAgain(one))}>Send again<span class="unseen"> to ${called(one)}</span></button>
        <button class="button quiet loss" @click=${() => attempt(() => this.#revoke(one))}>Revoke<span class="unseen"> the invitation of ${called(one)}</span></button>
      </span>
    </li>`;
  }

  async #invite() {
    const invited = await inviteSomebody();
    if (invited) await this.reload();
  }

  async #sendAgain(one) {
    await api.post(`${invitationPath(one)}/send`);
    toast(`A new link is on its way to ${one.email}. The earlier one has ended`);
    await this.reload();
  }

  async #revoke(one) {
    const sure = await question({
      title: html`Revoke the invitation of <bdi>${called(one)}</bdi>?`,
      body: html`The link that was sent to <bdi>${one.email}</bdi> works no more.`,
      action: 'Revoke invitation',
      danger: true,
    });
    if (!sure) return;
    await api.delete(invitationPath(one));
    toast('Invitation revoked');
    await this.reload();
  }
}

customElements.define('people-page', PeoplePage);
