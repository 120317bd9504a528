import { useSession } from '../server/account.js';
import { BoundApi } from '../server/bound-api.js';
import { dropConnection, readConnection } from '../server/sign-in.js';
import { show } from './news.js';

const PREFER = { Prefer: 'wait=20' };
let waiting = null;

/** Waits for the answer to a connection where one is open. @returns {Promise<boolean>} whether one is */
export async function watchConnection(server) {
  const connection = await readConnection();
  if (connection?.state !== 'pending') return false;
  const ended = () => (waiting = null);
  waiting ??= untilAnswered(new BoundApi(server), connection).then(ended, ended);
  return true;
}

async function untilAnswered(api, connection) {
  for (;;) {
    const answer = await read(api, connection.id);
    if (!answer) return;
    if (answer.state === 'connected') return connected(answer.signedIn);
    if (answer.state !== 'pending') return chrome.storage.session.set({ connection: { ...connection, state: answer.state } });
  }
}

/** Nothing where no answer came, and the alarm will ask again. */
async function read(api, id) {
  try {
    return await api.get(`/session/connections/${encodeURIComponent(id)}`, { headers: PREFER, quiet: true });
  } catch (problem) {
    return problem.status === 404 ? { state: 'expired' } : null;
  }
}

async function connected(signedIn) {
  await dropConnection();
  await useSession(signedIn);
  await show('connected', 'You are signed in', `Countersign’s extension is connected as ${signedIn.member.email}.`);
}
