import { clockIn } from './time.js';

/** What a refused sign-in says. Nothing tells a wrong email from a wrong password. */
export function refusal(problem) {
  if (problem.is('too-many-attempts')) {
    return `Too many attempts. You can try again at ${clockIn(problem.retryAfter ?? 900)}.`;
  }
  if (problem.status === 401) return 'This email and password do not belong together. Check both, and try again.';
  return problem.message;
}
