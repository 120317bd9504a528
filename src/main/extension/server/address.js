import { Api } from '../shared/api.js';
import { Problem } from '../shared/problem.js';

const ON_THIS_MACHINE = new Set(['localhost', '127.0.0.1']);
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The origin that was meant by what a person typed. Without a scheme it is https, but for this machine.
 * @throws {Error} with a sentence fit to be shown, for what can be no server of ours
 */
export function originOf(typed) {
  const text = typed.trim();
  const bare = !SCHEME.test(text);
  const url = parsed(bare ? `https://${text}` : text);
  if (!url?.hostname || url.username || url.password) throw new Error('That is not an address. It looks like https://countersign.example.com');
  const here = ON_THIS_MACHINE.has(url.hostname);
  if (bare && here) url.protocol = 'http:';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) {
    throw new Error('The address has to begin with https:// so that nobody on the way can read along.');
  }
  return url.origin;
}

function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** What the browser is asked to let us talk to: this origin alone. Firefox's patterns have no port, so there it is the host. */
export function permissionFor(origin) {
  const { protocol, host, hostname } = new URL(origin);
  const firefox = location.protocol === 'moz-extension:';
  return { origins: [`${protocol}//${firefox ? hostname : host}/*`] };
}

/**
 * Makes sure that a Countersign server answers there.
 * @throws {Error} with a sentence fit to be shown
 */
export async function checkServer(origin) {
  const nobody = new Api({ base: `${origin}/api`, authorize: (request) => request });
  const answer = await nobody.get('/session', { quiet: true }).catch((problem) => problem);
  if (!(answer instanceof Problem)) throw new Error(`${origin} answers, but it is not Countersign.`);
  if (answer.is('not-signed-in')) return;
  if (answer.is('offline')) throw new Error(`Nothing answers at ${origin}. Check the address and your connection.`);
  if (answer.status >= 500) throw new Error(`${origin} can’t answer at the moment. Try again in a minute.`);
  throw new Error(`${origin} answers, but it is not Countersign.`);
}
