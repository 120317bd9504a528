import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { refusal } from '../shared/sign-in-refusal.js';
import { signIn } from './session.js';
import { findProvider, refusedBecause, takeLeft } from './provider.js';
import { place } from './router.js';
import './provider-button.js';

/**
 * `<sign-in>`: the page by which a member comes in, by a password or by the workspace's identity provider. Tells by an `entered`
 * event.
 */
class SignIn extends View {
  /** What `GET /setup` says; in demo mode the accounts to choose from. */
  demo = null;
  /** The place that sign-in leads back to. */
  from = null;
  problem = null;
  busy = false;
  #provider = null;
  #byAddress = false;
  #refused = null;
  #left = null;
  #unknown = null;

  connectedCallback() {
    const query = new URLSearchParams(location.search);
    this.#refused = query.get('problem');
    this.#left = takeLeft();
    if (this.#refused) history.replaceState(null, '', location.pathname);
    super.connectedCallback();
    const workspace = query.get('workspace');
    this.#find(workspace ? { workspace } : {});
  }

  async #find(whose) {
    // Without it the form is there all the same
    const found = await findProvider(whose).catch(() => null);
    if (found?.workspace) this.#provider = found;
    else this.#byAddress ||= Boolean(found?.byAddress);
    this.update();
    return found?.workspace;
  }

  view() {
    const { accounts = [], demo } = this.demo ?? {};
    const ownersOnly = this.#provider?.passwords === 'owners';
    return html`<main class="door">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>
      <h1 tabindex="-1">Sign in to Countersign</h1>
      ${this.#left ? this.#stillThere() : nothing}
      ${this.#refused ? html`<p class="notice" role="alert"><cs-icon name="exclamation-triangle"></cs-icon><span>${refusedBecause(this.#refused)}</span></p>` : nothing}
      ${ownersOnly
        ? html`<div class="card form">${this.#elsewhere(true)}</div>
            <details class="owners"><summary>Sign in with a password</summary>
              <p class="soft small">Only owners do. Everybody else continues with <bdi>${this.#provider.name}</bdi>.</p>
              ${this.#form()}
            </details>`
        : html`${this.#form()} ${this.#elsewhere(false)}`}
      ${demo ? this.#demo(accounts) : nothing}
    </main>`;
  }

  #form() {
    return html`<form class="card form" @submit=${this.#submit}>
        <label class="field"><span>Email</span>
          <input class="input" type="email" name="email" autocomplete="username" required autofocus @change=${this.#typed} /></label>
        <label class="field"><span>Password</span>
          <input class="input" type="password" name="password" autocomplete="current-password" required /></label>
        <p class="wrong" role="alert" ?hidden=${!this.problem}>${this.problem ? refusal(this.problem) : ''}</p>
        <button class="button primary wide" aria-busy=${this.busy}>Sign in</button>
      </form>`;
  }

  #elsewhere(primary) {
    if (this.#provider) {
      return html`<provider-button .provider=${this.#provider} .primary=${primary} .page=${this.#page()} .email=${this.#email}></provider-button>`;
    }
    if (!this.#byAddress) return nothing;
    return html`<div><button type="button" class="button quiet wide" @click=${this.#ask}>Use single sign-on</button>
      <p class="wrong beneath" role="alert" ?hidden=${!this.#unknown}>${this.#unknown}</p></div>`;
  }

  #stillThere() {
    const { name, url } = this.#left;
    return html`<p class="notice" role="status"><cs-icon name="check-lg"></cs-icon><span>You are signed out here, and still signed in at <bdi>${name}</bdi>.
      ${url ? html`<a href=${url}>Sign out there too</a>` : nothing}</span></p>`;
  }

  /** A page only: what is behind `?` may be anything. */
  #page() {
    const path = this.from?.split('?')[0];
    return path && /^[\w/-]+$/.test(path) && place(path).page !== 'unknown' ? path : null;
  }

  #email = () => this.querySelector('input[name="email"]')?.value.trim() ?? '';

  #typed = () => {
    this.#unknown = null;
    if (this.#email().includes('@')) this.#find({ email: this.#email() });
  };

  #ask = async () => {
    const email = this.#email();
    this.#unknown = null;
    if (!email.includes('@')) {
      this.#unknown = 'Type your email first: it leads to your company’s identity provider.';
      this.querySelector('input[name="email"]').focus();
    } else if (!(await this.#find({ email }))) {
      this.#unknown = 'No single sign-on is set up for this address. Sign in with your password.';
    } else {
      setTimeout(() => this.querySelector('provider-button button')?.click());
    }
    this.update();
  };

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
    form.closest('details')?.setAttribute('open', '');
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
      await signIn(form.email.value.trim(), form.password.value);
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
