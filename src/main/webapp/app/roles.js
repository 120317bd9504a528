import { session } from '../shared/session.js';

/** The roles in a workspace, the highest first. */
const ROLES = [
  { id: 'owner', name: 'Owner', hint: 'Everything, and the only one who makes other owners.' },
  { id: 'super-admin', name: 'Super admin', hint: 'Settings, people and vaults, admins included.' },
  { id: 'admin', name: 'Admin', hint: 'Settings, people and vaults.' },
  { id: 'user', name: 'User', hint: 'Makes secrets, and shares those they own.' },
  { id: 'guest', name: 'Guest', hint: 'Sees what is shared with them, and makes nothing.' },
];
const rank = (id) => ROLES.findIndex((role) => role.id === id);

/** What a role is called. */
export function roleName(id) {
  return ROLES[rank(id)]?.name ?? id;
}

/** The same in a sentence: "an admin". */
export function roleInWords(id) {
  const name = roleName(id).toLowerCase();
  return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** The roles that whoever is signed in may give: none above their own. */
export function rolesToGive() {
  return ROLES.slice(Math.max(0, rank(session.member.role)));
}

/** Whether whoever is signed in may change this person: nobody changes who is above them. */
export function mayChange(person) {
  return session.isAdmin && rank(person.role) >= rank(session.member.role);
}
