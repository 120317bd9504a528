import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { api } from '../shared/server.js';
import { session } from '../shared/session.js';

const FIELDS = [
  { name: 'code', label: 'Set-up code', hint: 'The server has written it to its log.', autocomplete: 'off', mono: true },
  { name: 'workspace', label: 'Workspace', hint: 'Usually the name of your company.', autocomplete: 'organization' },
  { name: 'name', label: 'Your name', autocomplete: 'name' },
  { name: 'email', label: 'Your email', type: 'email', autocomplete: 'email' },
  { name: 'password', label: 'Password', type: 'password', hint: 'At least 12 characters.', min: 12, autocomplete: 'new-password' },
];

/** `<set-up>`: makes the workspace and its first owner, once, with the code from the server's log. */
class SetUp extends View {
  problem = null;
  busy = false;

  view() {
    const errors = { ...this.problem?.errors };
    if (this.problem?.is('setup-code-wrong')) errors.code = 'This is not the code in the server’s log. Copy it whole, and try again.';
    const told = FIELDS.some(({ name }) => errors[name]);
    return html`<main class="door">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>
      <h1 tabindex="-1">Set up Countersign</h1>
      <p class="soft">This server is new. Name your workspace, and become its first owner.</p>
      <form class="card form" @submit=${this.#submit}>
        ${FIELDS.map((field) => this.#field(field, errors[field.name]))}
        <p class="wrong" role="alert" ?hidden=${!this.problem || told}>${this.problem?.message ?? ''}</p>
        <button class="button primary wide" aria-busy=${this.busy}>Create workspace</button>
      </form>
    </main>`;
  }

  #field({ name, label, hint, type = 'text', autocomplete, min, mono }, wrong) {
    return html`<label class="field"><span>${label}</span>
      <input class="input ${mono ? 'mono' : ''}" type=${type} name=${name} autocomplete=${autocomplete} required
        minlength=${min ?? nothing} maxlength="200" spellcheck="false" aria-invalid=${wrong ? 'true' : 'false'} />
      ${hint ? html`<small>${hint}</small>` : nothing}
      ${wrong ? html`<small class="wrong" role="alert">${wrong}</small>` : nothing}
    </label>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const given = Object.fromEntries(new FormData(event.target));
    for (const name of ['code', 'workspace', 'name', 'email']) given[name] = given[name].trim();
    this.busy = true;
    this.problem = null;
    this.update();
    try {
      await api.post('/setup', given, { quiet: true });
      await session.load();
      this.dispatchEvent(new CustomEvent('entered'));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    this.update();
  };
}

customElements.define('set-up', SetUp);
