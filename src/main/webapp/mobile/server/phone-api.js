import { Api } from '../../shared/api.js';
import { Problem } from '../../shared/problem.js';
import { proof } from '../key/dpop.js';

const PATIENCE = 15_000;
const CLOCK_MATTERS = 30_000;
/** Only our own server may end this phone: a proxy's 401 has no type of ours. */
const ENDED = ['not-signed-in', 'trusted-session-ended'];

/**
 * The REST API as this phone speaks it: every request carries a fresh proof (RFC 9449) and no cookie, so it speaks for
 * the phone alone, whoever is signed in to the browser around it. It needs no document, so the service worker uses it.
 *
 * Two problems of its own, which it also tells `onEnd`, because the whole app has to stop for them:
 * `phone-removed` (the trusted session has ended) and `clock-wrong` (the server takes this phone's time for wrong
 * though it was corrected by the `Date` of the server's answer).
 */
export class PhoneApi extends Api {
  #key;
  #session;

  /** @type {(problem: Problem) => void} */
  onEnd = () => {};

  /**
   * @param {CryptoKeyPair} key
   * @param {string} [session] id of the trusted session; none while pairing
   */
  constructor(key, session) {
    super({ base: new URL('../../api', import.meta.url).href, authorize: (request) => this.#prove(request) });
    this.#key = key;
    this.#session = session;
  }

  url(path) {
    return this.base + path;
  }

  async send(method, path, options = {}) {
    const once = () => super.send(method, path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    try {
      return await once();
    } catch (problem) {
      if (problem.status !== 401) throw this.#tell(problem);
      // By now the answer's date has corrected the clock; a second refusal is meant.
      return once().catch((second) => {
        throw this.#tell(second);
      });
    }
  }

  /**
   * An event stream. It comes without the second try: whoever opens one has just made a call.
   *
   * @param {string} path
   * @param {AbortSignal} signal
   * @returns {Promise<ReadableStream<Uint8Array>>}
   */
  async stream(path, signal) {
    const plain = new Request(this.url(path), {
      headers: { Accept: 'text/event-stream' },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    const response = await fetch(await this.#prove(plain)).catch((cause) => {
      throw Problem.offline(cause);
    });
    if (!response.ok) throw this.#tell(await Problem.from(response));
    return response.body;
  }

  async #prove(request) {
    const { method, url } = request;
    const session = this.#session;
    request.headers.set('DPoP', await proof(this.#key, { method, url, session, at: this.now() }));
    if (session) request.headers.set('Authorization', `DPoP ${session}`);
    return request;
  }

  #tell(problem) {
    const ending = this.#ending(problem);
    if (ending) this.onEnd(ending);
    return ending ?? problem;
  }

  #ending(problem) {
    if (!(problem instanceof Problem)) return undefined;
    const wrong = Math.abs(this.now() - Date.now()) > CLOCK_MATTERS;
    if (problem.is('proof-invalid')) return wrong ? own('clock-wrong', 'This phone’s clock is wrong') : undefined;
    return this.#session && problem.is(...ENDED) ? own('phone-removed', 'This phone was removed') : undefined;
  }
}

function own(kind, title) {
  return new Problem({ type: `urn:countersign:problem:${kind}`, title, status: 401 });
}
