import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { clockIn } from '../shared/time.js';
import { session } from './session.js';
import { navigate } from './router.js';

/** What a refused sign-in says. Nothing tells a wrong email from a wrong password. */
export function refusal(problem) {
  if (problem.is('too-many-attempts')) {
    return `Too many attempts. You can try again at ${clockIn(problem.retryAfter ?? 900)}.`;
  }
  if (problem.status === 401) return 'This email and password do not belong together. Check both, and try again.';
  return problem.message;
}

/** `<sign-in>`: the page by which a member comes in. Tells by an `entered` event. */
class SignIn extends View {
  /** What `GET /setup` says; in demo mode the accounts to choose from. */
  demo = null;
  problem = null;
  busy = false;

  view() {
    const { accounts = [], demo } = this.demo ?? {};
    return html`<main class="door">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>
      <h1 tabindex="-1">Sign in to Countersign</h1>
      <form class="card form" @submit=${this.#submit}>
        <label class="field"><span>Email</span>
          <input class="input" type="email" name="email" autocomplete="username" required autofocus /></label>
        <label class="field"><span>Password</span>
          <input class="input" type="password" name="password" autocomplete="current-password" required /></label>
        <p class="wrong" role="alert" ?hidden=${!this.problem}>${this.problem ? refusal(this.problem) : ''}</p>
        <button class="button primary wide" aria-busy=${this.busy}>Sign in</button>
      </form>
      ${demo ? this.#demo(accounts) : nothing}
    </main>`;
  }

  #demo(accounts) {
    return html`<section class="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">This is a demo</h2>
      <ul class="fills">
        ${accounts.map(
          ({ email, name }) => html`<li><button class="fill" @click=${() => this.#fill(email)}>
            <bdi class="clip">${name || email}</bdi><bdi class="clip small soft">${email}</bdi>
          </button></li>`,
        )}
      </ul>
      <p class="small soft">
        No phone at hand? <a href="/mobile/" target="_blank" rel="noopener">Open the mobile app in a second window</a>.
        Mail arrives in the <a href="/demo/inbox" target="_blank" rel="noopener">demo inbox</a>.
      </p>
    </section>`;
  }

  #fill(email) {
    const form = this.querySelector('form');
    form.email.value = email;
    form.password.value = this.demo.password ?? '';
    form.querySelector('button').focus();
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target;
    this.busy = true;
    this.problem = null;
    this.update();
    try {
      await session.signIn(form.email.value.trim(), form.password.value);
      this.dispatchEvent(new CustomEvent('entered'));
    } catch (problem) {
      this.problem = problem;
      form.password.select();
    }
    this.busy = false;
    this.update();
  };
}

customElements.define('sign-in', SignIn);

/** `<sign-in-again>`: over the page when a session has ended, so that what is on the page stays. */
class SignInAgain extends View {
  problem = null;
  busy = false;
  answer = () => {};

  view() {
    return html`<dialog aria-labelledby="again-title" @cancel=${(event) => event.preventDefault()}>
      <form class="question" @submit=${this.#submit}>
        <h2 id="again-title" tabindex="-1">Sign in to go on</h2>
        <p class="soft">Your session has ended. What you typed is still here.</p>
        <input class="unseen" type="email" name="email" autocomplete="username" .value=${session.member?.email ?? ''} readonly tabindex="-1" aria-hidden="true" />
        <label class="field"><span>Password of <bdi>${session.member?.email}</bdi></span>
          <input class="input" type="password" name="password" autocomplete="current-password" required autofocus /></label>
        <p class="wrong" role="alert" ?hidden=${!this.problem}>${this.problem ? refusal(this.problem) : ''}</p>
        <div class="actions">
          <button type="button" class="button" @click=${this.#other}>Sign in as someone else</button>
          <button class="button primary" aria-busy=${this.busy}>Sign in</button>
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
      await session.signIn(session.member.email, event.target.password.value);
      this.#close(true);
    } catch (problem) {
      this.problem = problem;
      this.busy = false;
      this.update();
    }
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
