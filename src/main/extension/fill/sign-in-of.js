import { fieldOf, kindOf } from '../shared/vault/kinds.js';

const USER = [/^user/i, /user ?name|log-?in/i, /e-?mail/i, /account|number/i];

/**
 * What of a secret signs in somewhere: the names of its fields, and where they belong by what it says itself.
 * @returns {{user: string | null, password: string, sites: string[]} | null} null where it is for no sign-in
 */
export function signInOf(secret) {
  const kind = kindOf(secret);
  const fields = Object.keys(secret.fields).map((name) => fieldOf(kind, name, secret.fieldTypes[name]));
  const password = fields.find(({ type }) => type === 'password');
  const open = fields.filter(({ masked, type }) => !masked && ['text', 'email'].includes(type));
  const user = USER.map((words) => open.find(({ name, label }) => words.test(name) || words.test(label))).find(Boolean);
  const sites = fields.filter(({ name, type }) => type === 'url' || name === 'host').map(({ name }) => secret.fields[name]);
  if (!password || (!user && !sites.length)) return null;
  return { user: user?.name ?? null, password: password.name, sites: sites.filter(Boolean) };
}
