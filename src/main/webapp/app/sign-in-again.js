import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { findProvider, wayTo } from './provider.js';
import { navigate } from '../shared/place.js';
import { api } from '../shared/server.js';
import { session } from '../shared/session.js';
import { SIGNED_IN, signIn } from './session.js';
import { refusal } from '../shared/sign-in-refusal.js';

/** `<sign-in-again>`: over the page when a session has ended, so that what is on the page stays. */
class SignInAgain extends View {
  problem = null;
  busy = false;
  answer = () => {};
  /** Null: the workspace has none; undefined until that is known. */
  #provider;
  #channel = new BroadcastChannel(SIGNED_IN);

  connectedCallback() {
    super.connectedCallback();
    this.#channel.onmessage = this.#look;
    addEventListener('focus', this.#look);
    this.#find();
  }

  disconnectedCallback() {
    this.#channel.close();
    removeEventListener('focus', this.#look);
  }

  async #find() {
    this.#provider = await findProvider({ workspace: session.workspace.id }).catch(() => null);
    this.update();
  }

  view() {
    return html`<dialog aria-labelledby="again-title" @cancel=${(event) => event.preventDefault()}>
      <form class="question" @submit=${this.#submit}>
        <h2 id="again-title" tabindex="-1">Sign in to go on</h2>
        <p class="soft">Your session has ended. What you typed is still here.</p>
        <input class="unseen" type="email" name="email" autocomplete="username" .value=${session.member?.email ?? ''} readonly tabindex="-1" aria-hidden="true" />
        ${session.password
          ? html`<label class="field"><span>Password of <bdi>${session.member?.email}</bdi></span>
              <input class="input" type="password" name="password" autocomplete="current-password" required autofocus /></label>`
          : this.#provider !== null
            ? nothing
            : html`<p>Sign in <a href="/sign-in" target="_blank">in another tab</a> as you always do. Then this goes on by itself.</p>`}
        ${this.#provider
          ? html`<button type="button" class="button wide ${session.password ? '' : 'primary'}" @click=${this.#elsewhere}>
              <span class="clip">Continue with <bdi>${this.#provider.name}</bdi></span></button>`
          : nothing}
        <p class="wrong" role="alert" ?hidden=${!this.problem}>${this.problem ? refusal(this.problem) : ''}</p>
        <div class="actions">
          <button type="button" class="button" @click=${this.#other}>Sign in as someone else</button>
          ${session.password ? html`<button class="button primary" aria-busy=${this.busy}>Sign in</button>` : nothing}
        </div>
      </form>
    </dialog>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    this.update();
    try {
      await signIn(session.member.email, event.target.password.value);
      this.#close(true);
    } catch (problem) {
      this.problem = problem;
      this.busy = false;
      this.update();
    }
  };

  /** In another tab, so that this one keeps what was typed. It opens at once, or the browser would not let it. */
  #elsewhere = async () => {
    const tab = open('about:blank');
    try {
      tab.location = await wayTo(this.#provider, { email: session.member.email, page: '/signed-in' });
    } catch (problem) {
      tab?.close();
      this.problem = problem;
      this.update();
    }
  };

  /** Whether somebody has signed in elsewhere in this browser. */
  #look = async () => {
    const who = await api.get('/session', { quiet: true }).catch(() => null);
    if (!who) return;
    if (who.member.id !== session.member.id) location.assign('/');
    else this.#close(true);
  };

  #other = () => {
    this.#close(false);
    location.assign('/sign-in');
  };

  #close(signedIn) {
    this.querySelector('dialog').close();
    this.remove();
    this.answer(signedIn);
  }
}

customElements.define('sign-in-again', SignInAgain);

let asking = null;

/**
 * Asks the member to sign in again, over the page. Calls that ask at the same time share one dialog.
 * @returns {Promise<boolean>} whether they did
 */
export function signInHere() {
  if (!session.member) {
    navigate('/sign-in');
    return Promise.resolve(false);
  }
  asking ??= new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('sign-in-again'), { answer }));
  }).finally(() => (asking = null));
  return asking;
}
