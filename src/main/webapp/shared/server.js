import { confirming, NotConfirmed } from './confirmed.js';
import { Problem } from './problem.js';
import { toast } from './toast.js';

/**
 * This client's own access to the API, for every page. It is there once the client's entry point has called
 * {@link connect}, before any page is shown.
 * @type {import('./api.js').Api}
 */
export let api;

/** Runs a protected call; see {@link confirming}. */
export let confirmed;

/**
 * Says by which access the pages of this client reach the server; another one takes its place.
 * @param {import('./api.js').Api} access
 * @param {{pairing?: string, onPhone?: boolean}} [dialog] what the confirmation dialog has to know of this client
 */
export function connect(access, dialog) {
  api = access;
  confirmed = confirming(access, dialog);
}

/**
 * Does something a button asks for and says so if it fails.
 * @returns what `work` returned, or undefined if it failed or was not confirmed
 */
export async function attempt(work) {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof NotConfirmed || problem.name === 'AbortError') return undefined;
    // The phone's vault closes by it, and says why in the place of all it showed
    if (problem.kind === 'phone-asking-off') return undefined;
    toast(problem.message, 'loss');
    if (!(problem instanceof Problem)) console.error(problem);
    return undefined;
  }
}
