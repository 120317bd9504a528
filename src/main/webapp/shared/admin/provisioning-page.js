import { html, nothing } from '../../lib/lit-html.js';
import { api, attempt, confirmed } from '../server.js';
import { Page, title } from '../page.js';
import { question } from '../question.js';
import { session } from '../session.js';
import '../vault/secret-field.js';
import '../time.js';

const BASE_URL = { label: 'Base URL', type: 'text', masked: false };
const TOKEN = { label: 'SCIM API token', type: 'password', masked: true, reveal: 'View token' };

/** `<provisioning-page>`: where the company's own directory finds this workspace, and by which token, for admins. */
class ProvisioningPage extends Page {
  #status = null;

  async load() {
    if (session.isAdmin) this.#status = await api.get('/scim-token/status');
  }

  heading() {
    return title('Provisioning', '', 'Your identity provider keeps people and teams up to date here, by SCIM 2.0.');
  }

  content() {
    if (!session.isAdmin) return html`<div class="empty"><cs-icon name="lock"></cs-icon><p>Only admins set up provisioning.</p></div>`;
    const { baseUrl, createdAt, lastUsedAt } = this.#status;
    return html`<section class="card fields" aria-label="What your identity provider needs">
        <secret-field .spec=${BASE_URL} .open=${baseUrl}></secret-field>
        <secret-field .spec=${TOKEN} .fetch=${this.#fetch}></secret-field>
      </section>
      <dl class="facts card section">
        <div><dt>Token made</dt><dd>${createdAt ? html`<time-ago at=${createdAt}></time-ago>` : 'When it is first viewed'}</dd></div>
        <div><dt>Last used</dt><dd>${lastUsedAt ? html`<time-ago at=${lastUsedAt}></time-ago>` : 'Not used yet'}</dd></div>
      </dl>
      ${createdAt
        ? html`<section class="card section" aria-labelledby="rotating">
            <h2 id="rotating">Rotate the token</h2>
            <div class="spread">
              <p class="soft">A new token takes its place, and the one in use ends at once. Do it when somebody who knew it leaves.</p>
              <button class="button" @click=${() => attempt(() => this.#rotate())}>Rotate token</button>
            </div>
          </section>`
        : nothing}
      <section class="card section" aria-labelledby="how">
        <h2 id="how">What it does</h2>
        <ul class="plain-list soft">
          <li>Users become members with the role <em>user</em>; groups become teams of the same name.</li>
          <li>Who is deactivated there is out here at once: sessions, tokens and phones end.</li>
          <li>Admins stay in your hands: their roles and addresses don’t change by SCIM, and the last owner stays.</li>
        </ul>
      </section>`;
  }

  #fetch = async (done) => {
    const { token } = await confirmed((headers) => api.get('/scim-token', { headers }));
    await done(token);
    if (!this.#status.createdAt) await this.reload();
    return token;
  };

  async #rotate() {
    const sure = await question({
      title: 'Rotate the SCIM API token?',
      body: 'Your identity provider is refused from then on, until you give it the new token.',
      action: 'Rotate token',
      danger: true,
    });
    if (!sure) return;
    const field = this.querySelectorAll('secret-field')[1];
    field.hide();
    await confirmed((headers) => api.post('/scim-token/rotate', undefined, { headers }), {
      done: ({ token }) => {
        field.display(token);
        return 'The new token is shown for one minute';
      },
    });
    await this.reload();
  }
}

customElements.define('provisioning-page', ProvisioningPage);
