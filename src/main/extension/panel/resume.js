import { allHeld, release } from '../held/held.js';
import { BoundApi } from '../server/bound-api.js';
import { isAskedHere } from '../shared/confirmation-lock.js';
import { api, attempt, confirmed } from '../shared/server.js';
import { navigate } from '../shared/place.js';
import { toast } from '../shared/toast.js';
import { Attachments } from '../shared/vault/attachments.js';
import { Draft } from '../shared/vault/drafts.js';
import { showLink } from '../shared/vault/made-link.js';

const DONE = {
  'secret.edit': 'Changes saved',
  'secret.delete': 'Secret deleted',
  'secret.restore': 'Version restored',
  'secret.share': 'Access changed',
  'attachment.remove': 'File removed',
  'vault.create': 'Vault created',
  'vault.edit': 'Vault changed',
  'vault.disable': 'Vault disabled',
  'app.remove': 'App removed',
};

/** How to go on with a request, the first that fits; what shows its answer asks for it again, by the very same confirmation. */
const WAYS = [
  [/^POST \/secrets\/[^/]+\/reveal$/, reveal],
  [/^GET \/secrets\/[^/]+\/versions(\?|$)/, ({ place }) => navigate(place, { note: { asked: true } })],
  [/^GET \/secrets\/[^/]+\/versions\//, pressAgain],
  [/ \/scim-token/, pressAgain],
  [/^POST \/secrets\/[^/]+\/links$/, makeLink],
  [/^POST \/secrets\/[^/]+\/attachments$/, chooseAgain],
  [/^GET \/secrets\/[^/]+\/attachments\/[^/]+$/, download],
  [/./, run],
];

/** Goes back to what waited to be confirmed when the panel was closed, the newest of it, and completes it. */
export async function resume() {
  for (const held of await allHeld()) {
    const { id } = held.confirmation;
    chrome.notifications.clear(id);
    if (await isAskedHere(id)) continue;
    if (await isOver(id)) await release(id);
    else {
      const [, way] = WAYS.find(([pattern]) => pattern.test(`${held.method} ${held.path}`));
      api.goOnWith(id);
      await attempt(() => way(held));
      return;
    }
  }
}

/** Done or given up, elsewhere. How else it has ended, its dialog says. */
async function isOver(id) {
  const plain = new BoundApi(api.origin, api.session);
  const { state } = await plain.get(`/confirmations/${encodeURIComponent(id)}`, { quiet: true }).catch(() => ({}));
  return state === 'used' || state === 'cancelled';
}

async function reveal({ place, then }) {
  const note = then || place.endsWith('/edit') ? null : { asked: true };
  navigate(place, { note });
  await drawn();
  if (then === 'fill') await document.querySelector('fill-bar').fill();
  else if (!note) pressAgain({ place });
}

function pressAgain({ place }) {
  navigate(place);
  toast('Press it once more: your confirmation is kept', 'time');
}

function chooseAgain({ place, headers }) {
  const [, name] = /filename\*=UTF-8''(.*)$/.exec(headers['Content-Disposition']);
  navigate(place);
  toast(`Choose ${decodeURIComponent(name)} again: your confirmation is kept`, 'time');
}

async function download({ path, place }) {
  const [, , secret, , id] = path.split('/').map(decodeURIComponent);
  navigate(place);
  const files = new Attachments(secret);
  await files.download((await files.list()).find((file) => file.id === id));
}

async function makeLink(held) {
  const made = await perform(held);
  await show(held.place);
  await showLink(made, held.body);
}

async function run(held) {
  navigate(held.place);
  await perform(held);
  const [, secret, view] = /^\/secrets\/([^/?]+)(\/edit)?/.exec(held.place) ?? [];
  if (view) new Draft(decodeURIComponent(secret), (typed) => typed).clear();
  if (held.confirmation.action === 'secret.delete') await show('/secrets');
  else await show(view ? `/secrets/${secret}` : held.place);
}

async function perform({ method, path, body, headers, confirmation }) {
  const call = (more) => api.send(method, path, { body: body ?? undefined, headers: { ...headers, ...more } });
  return (await confirmed(call, { done: DONE[confirmation.action] })).body;
}

/** Shows a place as it is now, even if it was shown before. */
async function show(place) {
  navigate('/loading', { replace: true });
  await drawn();
  navigate(place, { replace: true });
}

const drawn = () => new Promise((next) => setTimeout(next));
