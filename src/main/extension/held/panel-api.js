import { BoundApi } from '../server/bound-api.js';
import { address } from '../shared/place.js';
import { Problem } from '../shared/problem.js';
import { heldFor, hold, learn, release } from './held.js';

const ID = 'Confirmation-Id';
const OF_CONFIRMATION = /^\/confirmations\/[^/]+/;
const OVER = new Set(['denied', 'expired', 'cancelled', 'used']);

/**
 * The API for pages that may be closed at any time. A request that has to be confirmed is held until it has run or can
 * not run any more; where the same is asked for again, its confirmation is gone on with, even if it is confirmed by now.
 */
export class PanelApi extends BoundApi {
  #resumed;

  /** Even if it has run out meanwhile, this confirmation is the one for its request, so that its member sees how it ended. */
  goOnWith(id) {
    this.#resumed = id;
  }

  /** @param {object} [options] as in `Api`; `then` says what is to be done with the answer, for who goes on with it */
  async send(method, path, options = {}) {
    if (OF_CONFIRMATION.test(path)) return this.#ask(method, path, options);
    const { [ID]: id, ...headers } = options.headers ?? {};
    const request = { method, path, body: options.body, headers };
    if (!id) await this.#present(request);
    try {
      const answer = await super.send(method, path, options);
      if (id) await release(id);
      return answer;
    } catch (problem) {
      await this.#refused(problem, { ...request, then: options.then }, id);
      throw problem;
    }
  }

  async #present(request) {
    const held = await heldFor(request, this.now(), this.#resumed);
    // What has become of it meanwhile is read by who waits for it
    if (held) throw required({ ...held.confirmation, state: 'pending' });
  }

  async #refused(problem, request, id) {
    if (!(problem instanceof Problem)) return;
    if (problem.is('confirmation-required')) {
      await hold({ ...request, confirmation: problem.confirmation, place: address() });
      // The worker waits too; whether it is awake is no matter of ours
      chrome.runtime.sendMessage({ held: true }).catch(() => {});
    } else if (id && !problem.is('offline', 'not-signed-in', 'confirmation-pending')) await release(id);
  }

  /** What is said of a confirmation is noted with what is held for it. */
  async #ask(method, path, options) {
    const id = decodeURIComponent(path.split('/')[2]);
    try {
      const answer = await super.send(method, path, options);
      if (method === 'DELETE' || OVER.has(answer.body?.state)) await release(id);
      else if (answer.body?.state) await learn(answer.body);
      return answer;
    } catch (problem) {
      if (problem.status === 404) await release(id);
      throw problem;
    }
  }
}

function required(confirmation) {
  return Problem.of('confirmation-required', { title: 'Confirm your identity to continue', status: 401, confirmation });
}
