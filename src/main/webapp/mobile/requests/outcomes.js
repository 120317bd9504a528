import { clockIn } from '../../shared/time.js';

/**
 * How a request can end on this phone: the picture, the heading and the one sentence of each end. `brief` ones close
 * by themselves; the others say something that has to be read.
 *
 * @typedef {{tone: 'good'|'loss'|'time'|'calm', icon: string, heading: string, sentence: string, brief?: boolean}} Outcome
 */

export const approved = () => ({
  tone: 'good',
  icon: 'check-lg',
  heading: 'Identity is confirmed',
  sentence: 'It goes on where you asked for it.',
  brief: true,
});

export const denied = (workspace, signedOut) => ({
  tone: 'loss',
  icon: 'x-lg',
  heading: 'Request denied',
  sentence: signedOut
    ? `That browser is signed out, and the admins of ${workspace} are told.`
    : `Nothing was done, and the admins of ${workspace} are told.`,
  brief: true,
});

export const expired = () => ({
  tone: 'time',
  icon: 'clock',
  heading: 'This request has expired',
  sentence: 'Nothing was done. If it was you, ask again where you were.',
});

export const cancelled = () => ({
  tone: 'calm',
  icon: 'slash-circle',
  heading: 'This request was cancelled',
  sentence: 'It was closed where it was asked. There is nothing left to do.',
});

export const answered = () => ({
  tone: 'calm',
  icon: 'check2-all',
  heading: 'Already answered',
  sentence: 'This request was answered before, here or on another device.',
});

/** It left the list before its time and nobody told why. */
export const closed = () => ({
  tone: 'calm',
  icon: 'check2-all',
  heading: 'This request is closed',
  sentence: 'It was answered on another device, or cancelled where it was asked.',
});

export const wrongNumbers = () => ({
  tone: 'loss',
  icon: 'x-lg',
  heading: 'Request denied',
  sentence: 'The number was wrong three times. If it was you, ask again where you were.',
});

export const altered = () => ({
  tone: 'loss',
  icon: 'exclamation-triangle',
  heading: 'This request cannot be trusted',
  sentence: 'Its text does not match its fingerprint, so this phone signs nothing. Tell your admins.',
});

export const locked = (seconds, now) => ({
  tone: 'time',
  icon: 'lock',
  heading: 'Confirmations are locked',
  sentence: seconds
    ? `There were too many failures. Try again after ${clockIn(seconds, now)}; your admins are told.`
    : 'There were too many failures. Try again in a few minutes; your admins are told.',
});

/**
 * The end that a refused decision means, or undefined where the request is still open.
 *
 * @param {import('../../shared/problem.js').Problem} problem
 * @param {number} now the server's time
 * @param {boolean} [withNumber] whether a number was sent along
 */
export function ending(problem, now, withNumber) {
  if (problem.is('confirmation-locked')) return locked(problem.retryAfter, now);
  if (problem.is('confirmation-expired')) return expired();
  if (problem.is('confirmation-cancelled')) return cancelled();
  if (problem.is('confirmation-denied') && withNumber) return wrongNumbers();
  return problem.kind.startsWith('confirmation-') ? answered() : undefined;
}
