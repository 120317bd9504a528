import { html, nothing } from '../lib/lit-html.js';
import { api, confirmed, attempt } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { EXPORTERS } from './export-policy.js';
import { remembering } from './settings-remember.js';
import { session } from '../shared/session.js';
import { askingOnPhones } from './settings-phones.js';
import { sessionLengths } from './settings-sessions.js';
import './settings-provider.js';

const SWITCHES = [
  {
    name: 'emailLinkEnabled',
    label: 'Confirm by email link',
    hint: 'Beside the phone, members can have a link mailed. Elsewhere than where they asked, it wants a six-digit number too. Switching this off ends every open request.',
  },
  {
    name: 'numberMatching',
    label: 'Number matching on phones',
    hint: 'The phone asks for the six-digit number that the browser shows, so that nobody taps It’s me! out of habit.',
  },
  {
    name: 'passkeyEnabled',
    label: 'Confirm by passkey',
    hint: 'Members can confirm in the browser in which they asked, by fingerprint, face or PIN. Switching this off ends every open request.',
  },
];

/** `<settings-page>`: the workspace's name and how its members confirm. Each change needs a confirmation itself. */
class SettingsPage extends Page {
  #workspace = null;
  #busy = false;

  async load() {
    this.#workspace = await api.get('/workspace');
  }

  heading() {
    return title('Settings', '', session.isAdmin ? 'Each change of the workspace is confirmed.' : '');
  }

  content() {
    return html`${session.isAdmin ? this.#ofWorkspace() : nothing}
      <p class="soft">Your own name, language and password are in your <a href="/profile">profile</a>.</p>`;
  }

  #ofWorkspace() {
    const { name } = this.#workspace;
    return html`<form class="card section" @submit=${this.#rename}>
        <h2>Workspace</h2>
        <div class="inline">
          <label class="field"><span>Name</span><input class="input" name="name" .value=${name} required maxlength="200" autocomplete="off" /></label>
          <button class="button">Save</button>
        </div>
      </form>
      <section class="card section" aria-labelledby="confirming">
        <h2 id="confirming">Confirming</h2>
        ${SWITCHES.map((one) => (typeof this.#workspace[one.name] === 'boolean' ? this.#switch(one) : nothing))}
      </section>
      ${askingOnPhones(this.#workspace, this.#letPhonesAsk)} ${remembering(this.#workspace, this.#remember)} ${sessionLengths(this.#workspace, this.#choose)}
      <section class="card section" aria-labelledby="exporting">
        <h2 id="exporting">Exporting</h2>
        <label class="field"><span>Who may export secrets</span>
          <select class="input" @change=${(event) => this.#letExport(event.target)}>
            ${EXPORTERS.map(([who, words]) => html`<option value=${who} ?selected=${who === this.#workspace.exportBy}>${words}</option>`)}
          </select>
          <small>An export is one file with every secret that its member can see, sealed by a password and confirmed each time. Guests never export.</small></label>
      </section>
      <provider-settings></provider-settings>`;
  }

  /** The mark goes back to what the server has where the change was not confirmed. */
  #letPhonesAsk = async (input, rule) => {
    const rules = [...input.closest('[role=radiogroup]').querySelectorAll('input')];
    const mark = () => rules.forEach((one) => (one.checked = one.value === this.#workspace.phoneAsks));
    mark();
    await this.#change({ phoneAsks: rule }, 'It holds for every phone from now on');
    mark();
  };

  #letExport(select) {
    const words = EXPORTERS.find(([one]) => one === select.value)[1];
    return this.#choose(select, 'exportBy', this.#workspace.exportBy, `${words} may export secrets now`);
  }

  /** The choice shows what the server has: it goes back where the change was not confirmed. */
  #choose = async (select, name, before, done = 'Sessions end as chosen') => {
    const wanted = select.value;
    select.value = before;
    await this.#change({ [name]: wanted }, done);
    select.value = this.#workspace[name];
  };

  #remember = async (select, action, before) => {
    const wanted = select.value;
    select.value = before;
    await this.#change({ remember: { [action]: wanted } }, wanted === 'PT0S' ? 'It is asked for every time now' : 'It is remembered from now on');
    select.value = this.#workspace.remember[action] ?? 'PT0S';
  };

  #switch({ name, label, hint }) {
    return html`<label class="switch">
      <input type="checkbox" role="switch" .checked=${this.#workspace[name]} @change=${(event) => this.#flip(event.target, name, label)} />
      <span>${label}<small class="hint">${hint}</small></span>
    </label>`;
  }

  #rename = async (event) => {
    event.preventDefault();
    const name = event.target.name.value.trim();
    if (name !== this.#workspace.name) await this.#change({ name }, 'Workspace renamed');
  };

  /** The switch shows what the server has: it goes back where the change was not confirmed. */
  async #flip(input, name, label) {
    const on = input.checked;
    input.checked = !on;
    await this.#change({ [name]: on }, `${label} is ${on ? 'on' : 'off'} now`);
    input.checked = this.#workspace[name];
  }

  async #change(change, done) {
    if (this.#busy) return;
    this.#busy = true;
    await attempt(async () => {
      this.#workspace = await confirmed((headers) => api.patch('/workspace', change, { headers }), { done });
      if (change.name) session.become({ ...session, workspace: { ...session.workspace, name: change.name } });
    });
    this.#busy = false;
    this.update();
  }
}

customElements.define('settings-page', SettingsPage);
