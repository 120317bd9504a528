import { html, nothing } from '../lib/lit-html.js';
import { Problem } from '../shared/problem.js';
import { dated } from '../shared/time.js';
import { api } from '../shared/server.js';
import { session } from '../shared/session.js';
import { LinkTarget } from './link-target.js';
import { roleInWords } from './roles.js';
import { findProvider } from './provider.js';
import './provider-button.js';

/**
 * `<invited-page>`: where the link of an invitation leads. The token is taken out of the address and the history before
 * anything is asked with it, and stays in memory only. Looking uses nothing up; joining wants a password. Tells by an `entered` event.
 */
class InvitedPage extends LinkTarget {
  #invitation = null;
  #provider = null;
  #problem = null;
  #looking = true;
  #busy = false;

  async opened() {
    this.#invitation = this.#problem = null;
    this.#looking = true;
    this.update();
    try {
      if (this.token) this.#invitation = await api.post('/invitations/preview', { token: this.token }, { quiet: true });
      this.#provider = this.#invitation && (await findProvider({ workspace: this.#invitation.workspaceId }));
    } catch (problem) {
      this.#problem = problem;
    }
    this.#looking = false;
    this.update();
  }

  view() {
    if (this.#looking) return html`<main class="bare" aria-busy="true"><span class="skeleton w40"></span></main>`;
    return this.#invitation ? this.#form() : this.#nothing();
  }

  drawn() {
    if (document.activeElement === document.body) this.querySelector('h1')?.focus();
  }

  #nothing() {
    const away = this.#problem?.is('offline');
    return html`<main class="bare landing">
      <span class="seal still"><cs-icon name=${away ? 'wifi-off' : 'envelope'}></cs-icon></span>
      <h1 tabindex="-1">${away ? 'You are offline' : this.#problem ? 'This invitation is over' : 'There is no invitation here'}</h1>
      <p class="soft">${away
        ? 'Open the link in the email again once you are connected.'
        : this.#problem && !this.#problem.is('invitation-unknown')
          ? this.#problem.message
          : 'The link may have been used, revoked or replaced by a newer email, or is older than 7 days. Open the newest email, or ask for another invitation.'}</p>
      <a class="button" href="/sign-in">Sign in</a>
    </main>`;
  }

  #form() {
    const { workspace, by, email, role, expiresAt } = this.#invitation;
    const wrong = this.#problem?.errors ?? {};
    const told = ['name', 'password'].some((field) => wrong[field]);
    return html`<main class="door">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>
      <h1 tabindex="-1">Join <bdi>${workspace}</bdi></h1>
      <p class="soft"><bdi>${by}</bdi> has invited you as ${roleInWords(role)}. The invitation ends on ${dated(expiresAt)}.</p>
      ${session.member && session.member.email !== email
        ? html`<p class="notice"><cs-icon name="person-circle"></cs-icon><span>You are signed in as <bdi>${session.member.email}</bdi> here. Joining signs you in as <bdi>${email}</bdi>.</span></p>`
        : nothing}
      ${this.#provider ? this.#elsewhere() : nothing}
      ${this.#invitation.password ? this.#choosing(wrong, told) : nothing}
    </main>`;
  }

  /** Who signs in there with this address joins by that. */
  #elsewhere() {
    const { email, password } = this.#invitation;
    return html`<section class="card form" aria-label="Join with your identity provider">
      <p class="soft">Sign in there as <bdi>${email}</bdi>, and you have joined${password ? ', without a password here' : ''}.</p>
      <provider-button .provider=${this.#provider} .primary=${true} .email=${() => email}></provider-button>
    </section>
    ${password ? html`<p class="or soft small">or choose a password</p>` : nothing}`;
  }

  #choosing(wrong, told) {
    const { email, name } = this.#invitation;
    return html`<form class="card form" @submit=${this.#submit}>
        <label class="field"><span>Email</span>
          <input class="input" type="email" name="email" autocomplete="username" .value=${email} readonly /></label>
        ${this.#field({ name: 'name', label: 'Your name', type: 'text', value: name, autocomplete: 'name' }, wrong.name)}
        ${this.#field({ name: 'password', label: 'Password', type: 'password', value: '', autocomplete: 'new-password', hint: 'At least 12 characters.' }, wrong.password)}
        <input class="unseen" name="trap" tabindex="-1" aria-hidden="true" autocomplete="off" />
        <p class="wrong" role="alert" ?hidden=${!this.#problem || told}>${this.#problem?.is('email-taken')
          ? 'This address has an account on this server already, and an account belongs to one workspace. Ask to be invited with another address.'
          : (this.#problem?.message ?? '')}</p>
        <button class="button ${this.#provider ? '' : 'primary'} wide" aria-busy=${this.#busy}>Join</button>
      </form>`;
  }

  #field({ name, label, type, value, autocomplete, hint }, wrong) {
    return html`<label class="field"><span>${label}</span>
      <input class="input" type=${type} name=${name} value=${value} autocomplete=${autocomplete} required
        minlength=${type === 'password' ? 12 : nothing} maxlength="200" aria-invalid=${wrong ? 'true' : 'false'} />
      ${hint ? html`<small>${hint}</small>` : nothing}
      ${wrong ? html`<small class="wrong" role="alert">${wrong}</small>` : nothing}
    </label>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    const { name, password, trap } = Object.fromEntries(new FormData(event.target));
    this.#busy = true;
    this.#problem = null;
    this.update();
    try {
      // A mail scanner that fills in whatever it finds is not the one who was invited
      if (trap) throw new Problem({ title: 'Something else filled in this form. Open the link again, and fill it in yourself.' });
      session.become(await api.post('/invitations/accept', { token: this.token, name: name.trim(), password }, { quiet: true }));
      this.token = '';
      this.dispatchEvent(new CustomEvent('entered'));
    } catch (problem) {
      this.#problem = problem;
      if (problem.is?.('invitation-unknown')) this.#invitation = null;
    }
    this.#busy = false;
    this.update();
  };
}

customElements.define('invited-page', InvitedPage);
