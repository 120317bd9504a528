import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { Problem } from '../shared/problem.js';
import { api, attempt, confirmed } from '../shared/server.js';
import '../shared/vault/strength-meter.js';

/** `<password-form>`: a new password for who knows the current one and confirms it. */
class PasswordForm extends View {
  #wrong = null;
  #busy = false;
  #typed = '';

  /** For password managers. */
  set email(email) {
    this.login = email;
    this.update();
  }

  view() {
    return html`<form class="card section" aria-labelledby="password" @submit=${this.#change}>
      <h2 id="password">Password</h2>
      <p class="soft small">Changing it is confirmed, and signs you out everywhere else. API tokens stay.</p>
      <input class="unseen" type="email" name="email" autocomplete="username" .value=${this.login ?? ''} readonly tabindex="-1" aria-hidden="true" />
      <label class="field"><span>Current password</span>
        <input class="input" type="password" name="current" required maxlength="1000" autocomplete="current-password"
          aria-invalid=${this.#wrong ? 'true' : 'false'} aria-describedby=${this.#wrong ? 'current-wrong' : nothing} @input=${this.#forgive} /></label>
      ${this.#wrong ? html`<p class="wrong beneath" id="current-wrong" role="alert">${this.#wrong}</p>` : nothing}
      <label class="field"><span>New password</span>
        <input class="input" type="password" name="password" required minlength="12" maxlength="1000" autocomplete="new-password"
          aria-describedby="password-hint" @input=${this.#judge} /><small id="password-hint">At least 12 characters; several words are good.</small></label>
      <strength-meter .value=${this.#typed}></strength-meter>
      <div class="actions"><button class="button" aria-busy=${this.#busy}>Change password</button></div>
    </form>`;
  }

  #forgive = () => {
    if (!this.#wrong) return;
    this.#wrong = null;
    this.update();
  };

  #judge = (event) => {
    this.#typed = event.target.value;
    this.update();
  };

  #change = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    const form = event.target;
    const change = { current: form.current.value, password: form.password.value };
    this.#busy = true;
    this.update();
    await attempt(() => this.#send(change, form));
    this.#busy = false;
    this.update();
  };

  async #send(change, form) {
    try {
      await confirmed((headers) => api.post('/profile/password', change, { headers }), { done: 'Password changed. You are signed out everywhere else' });
      form.reset();
      this.#typed = '';
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.is('password-wrong')) throw problem;
      this.#wrong = 'The current password is wrong';
      form.current.focus();
    }
  }
}

customElements.define('password-form', PasswordForm);
