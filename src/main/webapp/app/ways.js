import { findProvider } from './provider.js';
import { session } from '../shared/session.js';

const AND = new Intl.ListFormat('en', { type: 'conjunction' });
const KINDS = [
  ['phone', 'phone', 'phones'],
  ['passkey', 'passkey', 'passkeys'],
];

/** What the workspace's identity provider is called; null without one. */
export async function providerName() {
  return (await findProvider({ workspace: session.workspace.id }).catch(() => null))?.name ?? null;
}

/** By what a member signs in, as an admin is told of it: "password and Acme SSO"; empty if by nothing yet. */
export function signsInBy({ signsInBy: ways = [] }, provider) {
  const names = { password: 'password', provider: provider ?? 'the identity provider' };
  return AND.format(ways.map((way) => names[way] ?? way));
}

/** What a member confirms with: "2 phones and 1 passkey"; empty if nothing yet. */
export function confirmsBy({ confirmsBy: counts = {} }) {
  const some = KINDS.filter(([kind]) => counts[kind]);
  return AND.format(some.map(([kind, one, many]) => `${counts[kind]} ${counts[kind] === 1 ? one : many}`));
}
