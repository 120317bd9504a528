import { forgetSession, readAccount, useSession } from './account.js';
import { BoundApi } from './bound-api.js';
import { forgetKey } from './session-key.js';

const PLATFORMS = { mac: 'macOS', win: 'Windows', linux: 'Linux', cros: 'ChromeOS', android: 'Android', openbsd: 'OpenBSD' };
const BROWSERS = ['Microsoft Edge', 'Opera', 'Brave', 'Vivaldi', 'Google Chrome', 'Chromium'];

/** How this client is called where its member sees it: "Chromium extension", "Linux". */
async function client() {
  const { os } = await chrome.runtime.getPlatformInfo();
  const brands = navigator.userAgentData?.brands.map(({ brand }) => brand) ?? [];
  const browser = BROWSERS.find((name) => brands.includes(name)) ?? 'Firefox';
  return { name: `${browser} extension`, platform: PLATFORMS[os] ?? 'Other' };
}

/** Makes a session that is bound to this browser's key. Throws the server's problem. */
export async function signIn(email, password) {
  const { server } = await readAccount();
  const body = { email, password, client: await client() };
  await useSession(await new BoundApi(server).post('/session', body, { quiet: true }));
}

/** Ends the session on the server, and forgets it here with its key and all that was typed. */
export async function signOut() {
  const { server, session } = await readAccount();
  try {
    await new BoundApi(server, session).delete('/session', { quiet: true });
  } catch (problem) {
    // What is over needs no ending
    if (problem.kind !== 'not-signed-in') throw problem;
  }
  await forgetSession();
  await forgetKey();
}

/**
 * Asks to be let in by a browser tab in which the member is signed in, or signs in by their identity provider. The worker
 * waits for the answer, as this page may be closed when the tab opens.
 */
export async function connectInBrowser() {
  const { server } = await readAccount();
  const { id, userCode, expiresAt } = await new BoundApi(server).post('/session/connections', { client: await client() }, { quiet: true });
  await chrome.storage.session.set({ connection: { id, userCode, expiresAt, state: 'pending' } });
  chrome.runtime.sendMessage({ connecting: true }).catch(() => {});
  await chrome.tabs.create({ url: `${server}/connect#${userCode}` });
}

/** The connection that is being made, or what became of the last one. */
export const readConnection = async () => (await chrome.storage.session.get('connection')).connection;

export const dropConnection = () => chrome.storage.session.remove('connection');
