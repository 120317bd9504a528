import { api } from './server.js';
import { leave } from './provider.js';

/** The channel on which a tab tells the others of this browser that somebody has signed in. */
export const SIGNED_IN = 'countersign-signed-in';

const ADMINS = new Set(['owner', 'super-admin', 'admin']);

/** Who is signed in here. Tells of a change by a `change` event. */
class Session extends EventTarget {
  member = null;
  workspace = null;
  /** Until when what cannot be taken back waits, after a reset of the member's phones; undefined if it does not. */
  coolingUntil;

  get isAdmin() {
    return ADMINS.has(this.member?.role);
  }

  get isOwner() {
    return this.member?.role === 'owner';
  }

  get isGuest() {
    return this.member?.role === 'guest';
  }

  /** Asks the server. @returns {Promise<boolean>} whether someone is signed in */
  async load() {
    try {
      this.become(await api.get('/session', { quiet: true }));
      return true;
    } catch (problem) {
      if (problem.kind !== 'not-signed-in' && problem.status !== 401) throw problem;
      return false;
    }
  }

  async signIn(email, password) {
    const answer = await api.post('/session', { email, password }, { quiet: true });
    this.become(answer?.member ? answer : await api.get('/session', { quiet: true }));
  }

  /** Ends the session here and forgets everything typed or read in it. */
  async signOut() {
    const left = await api.post('/oidc/sign-out', undefined, { quiet: true }).catch((problem) => {
      if (problem.kind === 'offline') throw problem;
    });
    sessionStorage.clear();
    leave(left);
    location.assign('/sign-in');
  }

  become({ member, workspace, coolingUntil }) {
    this.member = member;
    this.workspace = workspace;
    this.coolingUntil = coolingUntil;
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();
