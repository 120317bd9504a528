import { Problem } from './problem.js';
import { ConfirmationDialog } from './confirmation-dialog.js';
import { rememberAsked } from './confirmation-asked.js';
import { lockOf } from './confirmation-lock.js';
import { toast } from './toast.js';

/**
 * The member did not confirm: `reason` is "cancelled", "denied", "expired", "signed-out", "locked" (for a while nothing, or
 * nothing of the kind, can be confirmed) or "elsewhere" (the same request is open in another tab). The dialog has said all there is to say, so callers stay silent.
 */
export class NotConfirmed extends Error {
  constructor(reason) {
    super(`Not confirmed: ${reason}`);
    this.name = 'NotConfirmed';
    this.reason = reason;
  }
}

/** Refusals of a retry after which only asking anew helps. */
const REFUSED = ['denied', 'expired', 'cancelled', 'used', 'unknown', 'mismatch', 'pending'].map((s) => `confirmation-${s}`);

/**
 * Makes the one function by which a client runs protected calls.
 *
 * @param {import('./api.js').Api} api
 * @param {{pairing?: string, onPhone?: boolean}} [options] where the dialog links to for pairing a phone, or whether this is one
 */
export function confirming(api, options = {}) {
  /**
   * Runs a call that may need a confirmation, and runs it again, unchanged, once the member has confirmed.
   *
   * The action runs at most once: a confirmation is used up by it, so a repeat after a lost answer cannot do it twice.
   *
   * @template T
   * @param {(headers: Record<string, string>, show: () => void) => Promise<T>} call must send the same request each time,
   *   with `headers`; work that shows its own progress calls `show` as it begins, and the dialog makes way
   * @param {{done?: string | ((result: T) => string)}} [say] the action's own result, for the toast
   * @returns {Promise<T>} what the call answered
   * @throws {NotConfirmed} if the member did not confirm; any other problem of the call is thrown as it is
   */
  return async function confirmed(call, { done } = {}) {
    const asking = new Asking(api, options, call);
    const result = await asking.run();
    const own = typeof done === 'function' ? done(result) : done;
    const words = [asking.wasAsked && 'Identity is confirmed', own].filter(Boolean).join('. ');
    if (words) toast(words);
    return result;
  };
}

class Asking {
  wasAsked = false;

  constructor(api, options, call) {
    this.dialog = Object.assign(new ConfirmationDialog(), { api, opener: document.activeElement, ...options });
    this.call = call;
  }

  async run() {
    try {
      let confirmation = await this.#first();
      while (confirmation) confirmation = await onlyHere(confirmation.id, () => this.#ask(confirmation));
      return this.result;
    } catch (problem) {
      this.dialog.dismiss();
      throw problem;
    }
  }

  /** Makes the plain call. @returns the confirmation it needs, or nothing if it needed none */
  async #first() {
    try {
      this.result = await this.call({}, () => {});
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.is('confirmation-required')) return problem.confirmation;
      if (problem.is('confirmation-locked', 'cooling-down')) throw new NotConfirmed(await this.dialog.lock(problem));
      throw problem;
    }
    this.dialog.dismiss();
  }

  /** @returns another confirmation to ask for, or nothing once the action has run */
  async #ask(confirmation) {
    rememberAsked(confirmation.id);
    let outcome = await this.dialog.wait(confirmation);
    if (outcome === 'confirmed') {
      const seen = this.dialog.tick();
      let running = true;
      const show = () => seen.then(() => running && this.dialog.dismiss());
      const refusal = await this.#retry(confirmation.id, show).finally(() => (running = false));
      if (refusal) outcome = await this.dialog.refused(refusal);
      else {
        await seen;
        this.dialog.dismiss();
        this.wasAsked = true;
        return null;
      }
    }
    if (outcome === 'again') return this.#first();
    throw new NotConfirmed(outcome);
  }

  /** Runs the confirmed call, through a lost connection too. @returns the problem if the confirmation was refused */
  async #retry(id, show) {
    for (let lost = false; ; lost = true) {
      try {
        this.result = await this.call({ 'Confirmation-Id': id }, show);
        return null;
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        if (lost && problem.is('confirmation-used')) throw answerLost();
        if (problem.is(...REFUSED)) return problem;
        if (!problem.is('offline')) throw problem;
        this.dialog.connected = false;
        await networkOr(2000);
      }
    }
  }
}

function answerLost() {
  return new Problem({ title: 'This was done, but the answer was lost on the way. Reload to see it.' });
}

function networkOr(milliseconds) {
  return new Promise((go) => {
    addEventListener('online', go, { once: true });
    setTimeout(go, milliseconds);
  });
}

/** Over all tabs of this browser, one confirmation is asked for in one place; elsewhere a sentence says so. */
function onlyHere(id, work) {
  if (!navigator.locks) return work();
  return navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => {
    if (lock) return work();
    toast('This request is already open in another tab. Go on there.', 'time');
    throw new NotConfirmed('elsewhere');
  });
}
