import { html } from '../lib/lit-html.js';
import { api } from '../shared/server.js';

const byName = (a, b) => called(a).localeCompare(called(b));

/** Everybody of the workspace by name, who is deactivated last. */
export async function fetchPeople() {
  return (await api.all('/members')).toSorted((a, b) => Number(b.active) - Number(a.active) || byName(a, b));
}

/** The invitations that nobody has accepted yet; for admins. */
export async function fetchInvitations() {
  return (await api.all('/invitations')).toSorted(byName);
}

export async function fetchTeams() {
  return (await api.all('/teams')).toSorted(byName);
}

/** Who is in a team. */
export async function fetchTeamMembers(team) {
  return (await api.all(`${teamPath(team)}/members`)).toSorted(byName);
}

export const memberPath = ({ id }) => `/members/${encodeURIComponent(id)}`;
export const teamPath = ({ id }) => `/teams/${encodeURIComponent(id)}`;
export const invitationPath = ({ id }) => `/invitations/${encodeURIComponent(id)}`;

/** What people call somebody: by the name, by the address where there is none. */
export function called({ name, email }) {
  return name || email;
}

/** The round tile with somebody's initials. */
export function portrait(person) {
  return html`<span class="tile round" aria-hidden="true">${initials(called(person))}</span>`;
}

function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word][0]).join('').toUpperCase();
}

/** Name and address, one below the other, and what else there is to say. */
export function nameAndAddress(person, badges = '', more = '') {
  return html`<span class="lines">
    <span class="name-line"><bdi class="clip name" title=${called(person)}>${called(person)}</bdi>${badges}</span>
    ${person.name ? html`<bdi class="clip small soft" title=${person.email}>${person.email}</bdi>` : ''}${more}
  </span>`;
}
