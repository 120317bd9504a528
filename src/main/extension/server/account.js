/**
 * Which server this browser uses, and which session it has there. Neither is a secret: requests count only with a proof
 * by the key, which no script can read.
 */

const NAMES = ['server', 'session'];

/** @returns {Promise<{server?: string, session?: string}>} the server's origin and the session's id */
export const readAccount = () => chrome.storage.local.get(NAMES);

/** Another server; the session at the one before is not known any more. */
export async function useServer(server) {
  await chrome.storage.local.remove('session');
  await chrome.storage.local.set({ server });
}

export const useSession = (session) => chrome.storage.local.set({ session });

/** Forgets the session, and what was held for it in memory. */
export async function forgetSession() {
  await chrome.storage.local.remove('session');
  await chrome.storage.session.clear();
}

/** Calls `changed` when this or another of our pages, or the worker, has changed one of these. */
export function onAccount(changed) {
  chrome.storage.local.onChanged.addListener((changes) => {
    if (NAMES.some((name) => name in changes)) changed();
  });
}
