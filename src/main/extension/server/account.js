/**
 * Which server this browser uses, which session it has there, and whose it is. None is a secret: requests count only
 * with a proof by the key, which no script can read.
 */

const NAMES = ['server', 'session', 'member'];

/** @returns {Promise<{server?: string, session?: string, member?: {id: string, email: string}}>} server is its origin */
export const readAccount = () => chrome.storage.local.get(NAMES);

/** Another server; nothing of the one before is known any more. */
export async function useServer(server) {
  await forgetSession();
  await chrome.storage.local.set({ server });
}

/** Somebody has signed in. What another member has typed or asked for is forgotten. */
export async function useSession({ id, member }) {
  const before = (await readAccount()).member;
  if (before && before.id !== member.id) await chrome.storage.session.clear();
  await chrome.storage.local.set({ session: id, member: { id: member.id, email: member.email } });
}

/** The session has ended on the server; what was typed stays for who signs in again. */
export const sessionEnded = () => chrome.storage.local.remove('session');

/** Forgets session and member, and what was typed or asked for. */
export async function forgetSession() {
  await chrome.storage.local.remove(['session', 'member']);
  await chrome.storage.session.clear();
}

/** Calls `changed` when one of our pages, or the worker, has changed one of these. */
export function onAccount(changed) {
  chrome.storage.local.onChanged.addListener((changes) => {
    if (NAMES.some((name) => name in changes)) changed();
  });
}
