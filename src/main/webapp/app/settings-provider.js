import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { Problem } from '../shared/problem.js';
import { api, attempt, confirmed } from '../shared/server.js';
import { question } from '../shared/question.js';
import { session } from '../shared/session.js';
import { asked, groupRows, line, typed } from './settings-provider-form.js';
import '../shared/vault/secret-field.js';

const FOR_THE_PROVIDER = [
  ['redirectUri', 'Redirect URI'],
  ['postLogoutRedirectUri', 'Post-logout redirect URI'],
  ['backchannelLogoutUri', 'Back-channel logout URI'],
  ['signInUrl', 'Sign-in page of your workspace'],
];

/** `<provider-settings>`: by which OpenID Connect provider the workspace signs in. Owners change it, admins see it. */
class ProviderSettings extends View {
  #known = null;
  /** What is in the form; null: it is closed. */
  #form = null;
  #wrong = {};
  #found = null;
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    attempt(async () => {
      this.#known = await api.get('/workspace/oidc');
      this.update();
    });
  }

  view() {
    return html`<section class="card section" aria-labelledby="provider-title">
      <h2 id="provider-title">Sign-in with OpenID Connect</h2>
      ${!this.#known ? html`<span class="skeleton w60"></span>` : this.#form ? this.#editing() : this.#summary()}
    </section>`;
  }

  #summary() {
    const { provider } = this.#known;
    return html`<p class="soft">${provider
        ? html`Members continue with <b><bdi>${provider.name}</bdi></b> (<span class="breaks">${provider.issuer}</span>).
            ${provider.passwords === 'owners' ? 'Only owners use a password.' : 'Passwords work too.'}
            ${provider.joining ? `People at ${provider.domains.join(', ')} join by signing in.` : ''}`
        : 'Let members sign in with your company’s identity provider: Keycloak, Entra ID, Okta, Google or any other. They confirm on their phones like everybody.'}</p>
      ${session.isOwner
        ? html`<div class="actions">
            ${provider ? html`<button class="button" @click=${() => attempt(() => this.#remove())}>Remove</button>` : nothing}
            <button class="button" @click=${this.#open}>${provider ? 'Change' : 'Set up'}</button>
          </div>`
        : html`<p class="soft small">Only owners change this: whoever names the provider can come in as anybody.</p>`}`;
  }

  #editing() {
    const form = this.#form;
    const wrong = this.#wrong;
    return html`<p class="soft">Make a client for Countersign at your provider (authorization code flow) with these:</p>
      <div class="fields framed">${FOR_THE_PROVIDER.map(([name, label]) => html`<secret-field .spec=${{ label, type: 'text', masked: false }} .open=${this.#known[name]}></secret-field>`)}</div>
      <form class="form provider-form" @submit=${this.#save}>
        ${line('name', 'Name on the button', form.name, { wrong: wrong.name, max: 60, hint: 'What people call it, such as “Acme SSO”.' })}
        ${line('issuer', 'Issuer', form.issuer, { wrong: wrong.issuer, max: 300, type: 'url', hint: 'Exactly as the provider names itself, such as https://sso.example.com/realms/acme.' })}
        <div class="tested"><button type="button" class="button" @click=${this.#test}>Test connection</button>
          <p class="small" role="status">${this.#found?.issuer === form.issuer ? html`<cs-icon name="check-lg"></cs-icon> It answers, and will do.` : ''}</p></div>
        ${line('clientId', 'Client ID', form.clientId, { wrong: wrong.clientId, max: 100 })}
        ${line('clientSecret', 'Client secret', form.clientSecret, {
          wrong: wrong.clientSecret,
          max: 400,
          type: 'password',
          needed: false,
          hint: this.#known.provider?.hasClientSecret ? 'One is kept. Leave this empty to go on with it.' : 'Leave it empty for a public client.',
        })}
        ${line('domains', 'Email domains', form.domains, { wrong: wrong.domains ?? this.#wrongDomain(), max: 1100, needed: false, hint: 'Whose addresses lead here from the sign-in page; separated by commas.' })}
        <label class="switch"><input type="checkbox" role="switch" name="joining" .checked=${form.joining} />
          <span>People at these domains join by signing in<small class="hint">Otherwise only who is invited, or was made by SCIM. The provider has to have verified the address.</small></span></label>
        ${wrong.joining ? html`<p class="wrong beneath" role="alert">${wrong.joining}</p>` : nothing}
        ${groupRows(form, wrong, this.#reshape)}
        <label class="field"><span>Who may use a password</span>
          <select class="input" name="passwords">
            ${[['all', 'Everybody who has one'], ['owners', 'Owners only']].map(([value, words]) => html`<option value=${value} ?selected=${value === form.passwords}>${words}</option>`)}
          </select><small>Owners always may: if the provider is away, somebody can still get in.</small></label>
        ${wrong.passwords ? html`<p class="wrong beneath" role="alert">${wrong.passwords}</p>` : nothing}
        <div class="actions">
          <button type="button" class="button" @click=${this.#close}>Cancel</button>
          <button class="button primary" aria-busy=${this.#busy}>Save</button>
        </div>
      </form>`;
  }

  #wrongDomain() {
    const which = Object.keys(this.#wrong).find((member) => member.startsWith('domains'));
    return which && this.#wrong[which];
  }

  #open = () => {
    this.#form = asked(this.#known.provider);
    this.#wrong = {};
    this.#found = null;
    this.update();
  };

  #close = () => {
    this.#form = null;
    this.update();
  };

  /** Another row, or one less; all else stays as it is typed. */
  #reshape = (change) => {
    this.#form = change(typed(this.querySelector('form')).form);
    this.update();
  };

  #test = () =>
    attempt(() =>
      this.#asking(async () => {
        this.#found = null;
        this.#found = await api.post('/workspace/oidc/test', { issuer: this.#form.issuer });
      }),
    );

  #save = (event) => {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    attempt(() =>
      this.#asking(async (body) => {
        this.#known = await confirmed((headers) => api.put('/workspace/oidc', body, { headers }), { done: 'Sign-in is changed' });
        this.#form = null;
      }),
    ).finally(() => {
      this.#busy = false;
      this.update();
    });
  };

  /** What is wrong is said where it was typed. */
  async #asking(work) {
    const { form, body } = typed(this.querySelector('form'));
    this.#form = form;
    this.#wrong = {};
    try {
      await work(body);
    } catch (problem) {
      if (!(problem instanceof Problem) || !(Object.keys(problem.errors).length || problem.is('domain-taken'))) throw problem;
      this.#wrong = problem.is('domain-taken') ? { domains: problem.message } : problem.errors;
    } finally {
      this.update();
    }
  }

  async #remove() {
    const { name } = this.#known.provider;
    const sure = await question({
      title: html`End sign-in with <bdi>${name}</bdi>?`,
      points: ['Passwords are for everybody again', 'Members without a password are mailed a link to choose one', 'Who is signed in stays signed in'],
      action: 'End it',
      danger: true,
    });
    if (!sure) return;
    await confirmed((headers) => api.delete('/workspace/oidc', { headers }), { done: 'Sign-in by password only' });
    this.#known = await api.get('/workspace/oidc');
    this.update();
  }
}

customElements.define('provider-settings', ProviderSettings);
