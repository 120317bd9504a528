import { html, nothing } from '../lib/lit-html.js';
import { api, attempt } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { session } from '../shared/session.js';
import { fetchTeams } from './people.js';
import { peopleTabs } from './people-tabs.js';
import { askForTeamName } from './team-name.js';
import { navigate } from '../shared/place.js';

/** `<teams-page>`: the teams of the workspace; admins make them. */
class TeamsPage extends Page {
  #teams = [];

  async load() {
    this.#teams = await fetchTeams();
  }

  heading() {
    return html`${title(
        'Teams',
        session.isAdmin ? this.#button() : '',
        'What is shared with a team is shared with whoever is in it.',
      )}
      ${peopleTabs('teams')}`;
  }

  content() {
    if (!this.#teams.length) {
      return html`<div class="empty"><cs-icon name="people"></cs-icon>
        <p>There is no team yet.${session.isAdmin ? ' Make one to share secrets with several people at once.' : nothing}</p></div>`;
    }
    return html`<ul class="rows card">${this.#teams.map((team) => row(team))}</ul>`;
  }

  #button() {
    return html`<button class="button primary" @click=${() => attempt(() => this.#create())}><cs-icon name="plus-lg"></cs-icon>New team</button>`;
  }

  #create() {
    return askForTeamName({ title: 'New team', action: 'Create team' }, async (name) => {
      const { id } = await api.post('/teams', { name });
      navigate(`/people/teams/${encodeURIComponent(id)}`);
    });
  }
}

function row(team) {
  return html`<li><a class="row" href="/people/teams/${encodeURIComponent(team.id)}">
    <span class="tile"><cs-icon name="people"></cs-icon></span>
    <span class="lines"><bdi class="clip name" title=${team.name}>${team.name}</bdi><span class="small soft">${countOf(team.members)}</span></span>
    <cs-icon class="soft" name="chevron-right"></cs-icon>
  </a></li>`;
}

function countOf(members) {
  if (!members) return 'Nobody is in it yet';
  return members === 1 ? '1 member' : `${members} members`;
}

customElements.define('teams-page', TeamsPage);
