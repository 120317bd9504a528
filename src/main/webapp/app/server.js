import { Api } from '../shared/api.js';
import { confirming, NotConfirmed } from '../shared/confirmed.js';
import { Problem } from '../shared/problem.js';
import { toast } from '../shared/toast.js';

/** The web app's own access to the API, by the session cookie. */
export const api = new Api();

/** Runs a protected call; see {@link confirming}. */
export const confirmed = confirming(api, { pairing: '/devices' });

/**
 * Does something a button asks for and says so if it fails.
 * @returns what `work` returned, or undefined if it failed or was not confirmed
 */
export async function attempt(work) {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof NotConfirmed || problem.name === 'AbortError') return undefined;
    toast(problem.message, 'loss');
    if (!(problem instanceof Problem)) console.error(problem);
    return undefined;
  }
}
