import { api } from '../shared/server.js';

const REFUSALS = {
  cancelled: 'Sign-in was cancelled. You can start again.',
  expired: 'That sign-in took too long, was used already, or was begun in another browser. Start again here.',
  'provider-unavailable': 'Your identity provider does not answer. Try again in a moment.',
  'provider-wrong': 'The answer of your identity provider could not be verified, so nobody was signed in. Ask an owner of your workspace to look at its settings.',
  'not-a-member': 'Your identity provider knows you, but there is no account for you here by an address that it has verified. Ask an admin to invite you.',
  deactivated: 'Your account here is deactivated. Ask an admin to let you in again.',
  'other-identity': 'Your account here belongs to another identity at your provider. Ask an admin to deactivate it and to let you in again.',
};
const LEFT = 'signed-out-of';

/** Why a provider's sign-in came to nothing, in a sentence. */
export function refusedBecause(kind) {
  return REFUSALS[kind] ?? 'Nobody was signed in. Start again here.';
}

/**
 * The identity provider of a workspace, of an address, or of a server with one workspace.
 * @param {{workspace?: string, email?: string}} whose
 * @returns {Promise<{workspace?: string, name?: string, passwords?: 'all' | 'owners', byAddress?: boolean} | null>} with `byAddress`
 *   only, an address may lead to one
 */
export async function findProvider(whose) {
  const found = await api.post('/oidc/lookup', whose, { quiet: true });
  return found.workspace || found.byAddress ? found : null;
}

/** Where the browser is to go to sign in there. `page` is the path of ours to go on with. */
export async function wayTo(provider, { email, page } = {}) {
  const wanted = { workspace: provider.workspace, ...(email && { email }), ...(page && { page }) };
  const { url } = await api.post('/oidc/start', wanted, { quiet: true });
  return url;
}

/** Keeps for the next page where somebody is signed in still. */
export function leave(left) {
  if (left?.name) sessionStorage.setItem(LEFT, JSON.stringify(left));
}

/** @returns {{name: string, url?: string} | null} where somebody is signed in still who has just signed out here; told once */
export function takeLeft() {
  const left = sessionStorage.getItem(LEFT);
  sessionStorage.removeItem(LEFT);
  return left && JSON.parse(left);
}
