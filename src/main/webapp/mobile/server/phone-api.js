import { Api } from '../../shared/api.js';
import { prove } from '../../shared/key/dpop.js';
import { publicJwk } from '../../shared/key/public-jwk.js';
import { Problem } from '../../shared/problem.js';

const PATIENCE = 15_000;
/** For what may take its time: a file, or an answer that is waited for. */
const LONG_PATIENCE = 120_000;
const CLOCK_MATTERS = 30_000;

/**
 * The REST API as this phone speaks it: every request carries a fresh proof (RFC 9449) and no cookie, so it speaks for
 * the phone alone, whoever is signed in to the browser around it. It needs no document, so the service worker uses it.
 *
 * Some problems stop the whole app, or its vault, so they are told to `onEnd` too: `phone-removed` (the trusted session has
 * ended), `phone-asking-off` (the workspace opens no vault on phones; this one still confirms), `clock-wrong` (the server does not take this phone's time though it was corrected by the `Date` of its answer), and
 * `proof-invalid` where neither explains it.
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
    const once = () => super.send(method, path, { ...options, signal: patience(options) });
    try {
      return await once();
    } catch (problem) {
      if (problem.is('phone-asking-off')) this.onEnd(problem);
      if (problem.status !== 401 || problem.is('confirmation-required')) throw problem;
      // By now the answer's date has corrected the clock; a second refusal is meant.
      return once().catch(async (second) => {
        throw await this.#explain(second);
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
    if (!response.ok) throw await Problem.from(response);
    return response.body;
  }

  #prove(request) {
    return prove(request, this.#key, this.#session, this.now());
  }

  async #explain(problem) {
    if (problem.status !== 401) return problem;
    const stop = await this.#stop(problem);
    if (stop) this.onEnd(stop);
    return stop ?? problem;
  }

  /** What a refusal for good means; undefined if it is not one of our server's own, a proxy's perhaps. */
  async #stop(problem) {
    const refused = problem.is('proof-invalid');
    if ((refused || problem.is('not-signed-in')) && (await this.#isEnded())) return own('phone-removed', 'This phone was removed');
    if (refused && Math.abs(this.now() - Date.now()) > CLOCK_MATTERS) return own('clock-wrong', 'This phone’s clock is wrong');
    return refused ? problem : undefined;
  }

  /**
   * Whether the trusted session has ended: not even what is the phone's own is answered. A refusal of anything else, by
   * a server that was not upgraded yet for one, must not cost the phone its key.
   */
  async #isEnded() {
    if (!this.#session) return false;
    const path = `/trusted-sessions/${encodeURIComponent(this.#session)}/requests`;
    const answer = await super.send('GET', path, { signal: AbortSignal.timeout(PATIENCE) }).catch((problem) => problem);
    return answer.status === 401 && this.#isKeyWelcome();
  }

  /**
   * Whether the server takes a proof by this key where no trusted session is asked for: then it is the session that it
   * refuses. Without this a wrong public address, which refuses every proof, would cost every phone its key.
   */
  async #isKeyWelcome() {
    const stranger = { code: 'none', name: 'none', platform: 'none', publicKey: await publicJwk(this.#key.publicKey) };
    const problem = await new PhoneApi(this.#key).post('/trusted-sessions', stranger).catch((answer) => answer);
    return problem.is?.('pairing-unknown') ?? false;
  }
}

function patience({ signal, blob, headers }) {
  const long = blob || headers?.Prefer;
  const timeout = AbortSignal.timeout(long ? LONG_PATIENCE : PATIENCE);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

function own(kind, title) {
  return Problem.of(kind, { title, status: 401 });
}
