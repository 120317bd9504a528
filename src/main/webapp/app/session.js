import { api } from '../shared/server.js';
import { session } from '../shared/session.js';
import { leave } from './provider.js';

/** The channel on which a tab tells the others of this browser that somebody has signed in. */
export const SIGNED_IN = 'countersign-signed-in';

/** Signs a member in by password. */
export async function signIn(email, password) {
  session.become(await api.post('/session', { email, password }, { quiet: true }));
}

/** Ends the session here and forgets everything typed or read in it. */
export async function signOut() {
  const left = await api.post('/oidc/sign-out', undefined, { quiet: true }).catch((problem) => {
    if (problem.kind === 'offline') throw problem;
  });
  sessionStorage.clear();
  leave(left);
  location.assign('/sign-in');
}
