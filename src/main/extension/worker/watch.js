import { allHeld, hold, learn, release } from '../held/held.js';
import { readAccount } from '../server/account.js';
import { BoundApi } from '../server/bound-api.js';
import { lockOf } from '../shared/confirmation-lock.js';
import { watchConnection } from './connection.js';
import { tell } from './news.js';

/** The alarm that takes waiting up again: every 30 s, as long as something is waited for. */
export const WATCH = 'watch';

/** Below the 30 s after which a browser ends a worker that has nothing but a request under way. */
const PREFER = { Prefer: 'wait=20' };
const waiting = new Map();

/** Waits for all that is held, and for a connection that is being made, where that is not done yet. */
export async function watchAll() {
  const { server, session } = await readAccount();
  const open = (await allHeld()).filter(({ told }) => !told);
  const connecting = server && (await watchConnection(server));
  if (!connecting && (!session || !open.length)) return chrome.alarms.clear(WATCH);
  await chrome.alarms.create(WATCH, { periodInMinutes: 0.5 });
  if (session) open.forEach(({ confirmation }) => watch(new BoundApi(server, session), confirmation.id));
}

function watch(api, id) {
  if (waiting.has(id)) return;
  const ended = () => waiting.delete(id);
  waiting.set(id, untilSettled(api, id).then(ended, ended));
}

async function untilSettled(api, id) {
  // What it is by now comes first: how it was sent may have changed, which ends no wait
  for (let headers = {}; ; headers = PREFER) {
    const confirmation = await read(api, id, headers);
    if (!confirmation) return;
    await learn(confirmation);
    if (confirmation.state !== 'pending') return settle(confirmation);
  }
}

/** What has become of it; nothing where no answer came, and the alarm will ask again. */
async function read(api, id, headers) {
  try {
    return await api.get(`/confirmations/${encodeURIComponent(id)}`, { headers, quiet: true });
  } catch (problem) {
    if (problem.status === 404) return { id, state: 'expired' };
    if (problem.kind === 'not-signed-in') return { id, state: 'signed-out' };
    return null;
  }
}

/** As long as its dialog is open that one goes on by itself; what is still held then has nobody but us to tell of it. */
async function settle({ id, state }) {
  await navigator.locks.request(lockOf(id), () => {});
  const held = (await allHeld()).find(({ confirmation }) => confirmation.id === id);
  if (!held || held.told) return;
  if (state === 'used' || state === 'cancelled') return release(id);
  await hold({ ...held, told: true });
  await tell(held.confirmation, state);
}
