import { api } from '../server.js';
import { pathOf } from './secrets.js';

/** What a member of the workspace may be to one secret. */
export const ITEM_ROLES = [
  ['collaborator', 'Collaborator', 'views and downloads'],
  ['owner', 'Owner', 'does everything'],
];

export const grantsOf = ({ id }) => `${pathOf(id)}/grants`;

export const linksOf = ({ id }) => `${pathOf(id)}/links`;

/**
 * Members and teams that have no grant on a secret yet, as people know them.
 * @returns {Promise<{member?: string, team?: string, name: string, email?: string, guest?: boolean}[]>}
 */
export async function candidates(grants) {
  const [members, teams] = await Promise.all([api.all('/members'), api.all('/teams')]);
  const has = new Set(grants.flatMap(({ member, team }) => [member, team]));
  return [
    ...members
      .filter(({ id, active }) => active !== false && !has.has(id))
      .map(({ id, name, email, role }) => ({ member: id, name: name || email, email, guest: role === 'guest' })),
    ...teams.filter(({ id }) => !has.has(id)).map(({ id, name }) => ({ team: id, name })),
  ].toSorted((a, b) => a.name.localeCompare(b.name));
}
