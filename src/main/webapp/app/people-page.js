import { html, nothing } from '../lib/lit-html.js';
import { api, attempt, confirmed } from './server.js';
import { pages } from '../shared/api.js';
import { Page, title } from './page.js';
import { question } from './question.js';
import { session } from './session.js';

const ROLES = { owner: 'Owner', 'super-admin': 'Super admin', admin: 'Admin', user: 'User', guest: 'Guest' };

/** `<people-page>`: who is in the workspace; admins reset a lost phone here. */
class PeoplePage extends Page {
  #people = [];

  async load() {
    let people = [];
    for await (const page of pages(api, '/members')) people = [...people, ...page];
    this.#people = people.toSorted((a, b) => (a.name || a.email).localeCompare(b.name || b.email));
  }

  heading() {
    return title('People', '', html`Everyone in <bdi>${session.workspace.name}</bdi>.`);
  }

  content() {
    return html`<ul class="rows card">${this.#people.map((person) => this.#row(person))}</ul>`;
  }

  #row(person) {
    const me = person.id === session.member.id;
    return html`<li class="row ${person.active === false ? 'off' : ''}">
      <span class="tile round" aria-hidden="true">${initials(person)}</span>
      <span class="lines">
        <span class="name-line"><bdi class="clip name">${person.name || person.email}</bdi>${me ? html`<span class="badge accent">You</span>` : nothing}
          ${person.active === false ? html`<span class="badge">Deactivated</span>` : nothing}</span>
        <bdi class="clip small soft">${person.email}</bdi>
      </span>
      <span class="small soft role">${ROLES[person.role] ?? person.role}</span>
      ${session.isAdmin
        ? html`<span class="actions">${person.active === false || me
            ? nothing
            : html`<button class="button quiet" @click=${() => attempt(() => this.#reset(person))}>Reset phone<span class="unseen"> of ${person.name}</span></button>`}</span>`
        : nothing}
    </li>`;
  }

  async #reset(person) {
    const name = person.name || person.email;
    const sure = await question({
      title: html`Reset the lost phone of <bdi>${name}</bdi>?`,
      body: html`All trusted sessions of <bdi>${name}</bdi> end, and they can pair a new phone with a code sent to their
        email address. Do this only after speaking with them.`,
      action: 'Reset phone',
      danger: true,
    });
    if (!sure) return;
    await confirmed((headers) => api.post(`/members/${encodeURIComponent(person.id)}/reset`, undefined, { headers }), {
      done: `${name} can pair a new phone now`,
    });
  }
}

function initials({ name, email }) {
  const words = (name || email).split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word][0]).join('').toUpperCase();
}

customElements.define('people-page', PeoplePage);
