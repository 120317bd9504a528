import { html, nothing } from '../lib/lit-html.js';
import { api, attempt } from '../shared/server.js';
import { Page, title, wayBack } from '../shared/page.js';
import { question } from '../shared/question.js';
import { session } from '../shared/session.js';
import { called, fetchPeople, fetchTeamMembers, nameAndAddress, portrait, teamPath } from './people.js';
import { pickPeople } from './people-picker.js';
import { askForTeamName } from './team-name.js';
import { navigate } from '../shared/place.js';
import { toast } from '../shared/toast.js';

/** `<team-page>`: who is in a team; admins rename it, say who is in it, delete it. */
class TeamPage extends Page {
  teamId;
  #team = null;
  #members = [];

  async load() {
    const team = { id: this.teamId };
    [this.#team, this.#members] = await Promise.all([api.get(teamPath(team)), fetchTeamMembers(team)]);
  }

  heading() {
    const name = this.#team ? html`<bdi>${this.#team.name}</bdi>` : 'Team';
    return html`${wayBack('/people/teams', 'Teams')}
      ${title(
        name,
        session.isAdmin && this.#team
          ? html`<button class="button quiet" @click=${() => attempt(() => this.#rename())}>Rename</button>
              <button class="button quiet loss" @click=${() => attempt(() => this.#end())}>Delete</button>
              <button class="button primary" @click=${() => attempt(() => this.#add())}><cs-icon name="plus-lg"></cs-icon>Add members</button>`
          : '',
        'Whoever is in it sees what is shared with it.',
      )}`;
  }

  content() {
    if (!this.#members.length) {
      return html`<div class="empty"><cs-icon name="people"></cs-icon><p>Nobody is in this team yet.</p></div>`;
    }
    return html`<ul class="rows card">${this.#members.map((person) => this.#row(person))}</ul>`;
  }

  #row(person) {
    const badges = html`${person.id === session.member.id ? html`<span class="badge accent">You</span>` : nothing}
      ${person.active ? nothing : html`<span class="badge">Deactivated</span>`}`;
    return html`<li class="row in-line ${person.active ? '' : 'off'}">${portrait(person)} ${nameAndAddress(person, badges)}
      ${session.isAdmin
        ? html`<span class="actions"><button class="button quiet loss" @click=${() => attempt(() => this.#remove(person))}>Remove<span class="unseen"> ${called(person)}</span></button></span>`
        : nothing}
    </li>`;
  }

  #rename() {
    const ask = { title: 'Rename this team', action: 'Rename', name: this.#team.name };
    return askForTeamName(ask, async (name) => {
      if (name === this.#team.name) return;
      await api.patch(teamPath(this.#team), { name });
      toast('Team renamed');
      await this.reload();
    });
  }

  async #add() {
    const inside = new Set(this.#members.map(({ id }) => id));
    const others = (await fetchPeople()).filter(({ id, active }) => active && !inside.has(id));
    if (!others.length) return toast('Everybody is in this team already', 'time');
    const chosen = await pickPeople({ title: html`Add members to <bdi>${this.#team.name}</bdi>`, people: others });
    if (!chosen?.length) return;
    for (const person of chosen) await this.#join(person);
    toast(chosen.length === 1 ? `${called(chosen[0])} is in the team now` : `${chosen.length} members are in the team now`);
    await this.reload();
  }

  /** Who has joined in the meantime is where they should be. */
  async #join(person) {
    try {
      await api.post(`${teamPath(this.#team)}/members`, { member: person.id });
    } catch (problem) {
      if (problem.kind !== 'team-member-exists') throw problem;
    }
  }

  async #remove(person) {
    await api.delete(`${teamPath(this.#team)}/members/${encodeURIComponent(person.id)}`);
    await this.reload();
    const undo = () => attempt(() => this.#join(person).then(() => this.reload()));
    toast(`${called(person)} is out of the team`, 'good', person.active ? undo : undefined);
  }

  async #end() {
    const sure = await question({
      title: html`Delete the team <bdi>${this.#team.name}</bdi>?`,
      body: 'What is shared with it is shared with it no more, at once. Its members stay, and keep what they see otherwise.',
      action: 'Delete team',
      danger: true,
    });
    if (!sure) return;
    await api.delete(teamPath(this.#team));
    toast('Team deleted');
    navigate('/people/teams', { replace: true });
  }
}

customElements.define('team-page', TeamPage);
