/**
 * Requests that wait for their confirmation, so that a popup may close meanwhile. The browser keeps them in memory
 * (`storage.session`): never on disk, never for a web page's scripts, and no longer than it runs.
 *
 * @typedef {object} Held
 * @property {object} confirmation as the server last told of it
 * @property {string} method
 * @property {string} path below the API's base
 * @property {unknown} [body]
 * @property {Record<string, string>} headers
 * @property {string} place where in the panel it was asked for
 * @property {string} [then] what is to be done with the answer: "fill"
 */

const PREFIX = 'held:';
/** How long a confirmed action may still be run, in ms. */
const TO_RUN = 60_000;

/** @returns {Promise<Held[]>} the newest first */
export async function allHeld() {
  const kept = Object.entries(await chrome.storage.session.get(null));
  const held = kept.filter(([name]) => name.startsWith(PREFIX)).map(([, one]) => one);
  return held.toSorted((a, b) => b.at - a.at);
}

/** @param {Held} request */
export async function hold(request) {
  const id = PREFIX + request.confirmation.id;
  const kept = (await chrome.storage.session.get(id))[id];
  await chrome.storage.session.set({ [id]: { at: Date.now(), ...kept, ...request } });
}

export const release = (id) => chrome.storage.session.remove(PREFIX + id);

/** Notes what is newly known of a confirmation, where it is one that is held. */
export async function learn(confirmation) {
  const held = (await allHeld()).find((one) => one.confirmation.id === confirmation.id);
  if (held) await hold({ ...held, confirmation: { ...held.confirmation, ...confirmation } });
}

/**
 * What is held for the very same request and may still be run.
 * @param {Held} request
 * @param {number} now the server's time
 * @param {string} [anyway] the confirmation that counts however late it is
 */
export async function heldFor(request, now, anyway) {
  const mayRun = ({ confirmation }) => confirmation.id === anyway || Date.parse(confirmation.expiresAt) + TO_RUN > now;
  return (await allHeld()).find((held) => sameRequest(held, request) && mayRun(held));
}

function sameRequest(a, b) {
  const written = ({ method, path, body, headers }) => JSON.stringify([method, path, body ?? null, headers]);
  return written(a) === written(b);
}
