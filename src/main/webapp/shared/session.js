import { api } from './server.js';

const ADMINS = new Set(['owner', 'super-admin', 'admin']);

/** Who is signed in here. Tells of a change by a `change` event, and by `ended` that what was read has to be forgotten. */
class Session extends EventTarget {
  member = null;
  workspace = null;
  /** Until when what cannot be taken back waits, after a reset of the member's phones; undefined if it does not. */
  coolingUntil;
  /** Whether they sign in by a password. */
  password;

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

  become({ member, workspace, coolingUntil, password }) {
    this.member = member;
    this.workspace = workspace;
    this.coolingUntil = coolingUntil;
    this.password = password;
    this.dispatchEvent(new Event('change'));
  }

  /** Nobody is signed in here any more. */
  end() {
    this.become({ member: null, workspace: null });
    this.dispatchEvent(new Event('ended'));
  }
}

export const session = new Session();
