import { Api } from '../shared/api.js';
import { prove } from '../shared/key/dpop.js';
import { Problem } from '../shared/problem.js';
import { sessionKey } from './session-key.js';

/**
 * The API as this extension speaks it: each request has a fresh proof by the key (RFC 9449) and no cookie, so it never
 * speaks for whoever is signed in to the web app. It needs no document: the worker uses it too.
 */
export class BoundApi extends Api {
  /**
   * @param {string} origin of the server
   * @param {string} [session] its id; none while signing in
   */
  constructor(origin, session) {
    super({ base: `${origin}/api`, authorize: (request) => this.#prove(request) });
    this.origin = origin;
    this.session = session;
  }

  /** A proof is refused where this computer's clock is wrong; by then the answer's date has corrected it. */
  async send(method, path, options) {
    try {
      return await super.send(method, path, options);
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.is('proof-invalid')) throw problem;
      return super.send(method, path, options);
    }
  }

  async #prove(request) {
    return prove(request, await sessionKey(), this.session, this.now());
  }
}
