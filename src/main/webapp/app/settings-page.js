import { html, nothing } from '../lib/lit-html.js';
import { api, confirmed, attempt } from './server.js';
import { Page, title } from './page.js';
import { EXPORTERS } from './export-policy.js';
import { session } from './session.js';
import { toast } from '../shared/toast.js';

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
];

/** `<settings-page>`: the workspace's name and how its members confirm. Each change needs a confirmation itself. */
class SettingsPage extends Page {
  #workspace = null;
  #profile = null;
  #busy = false;

  async load() {
    [this.#workspace, this.#profile] = await Promise.all([api.get('/workspace'), api.get('/profile')]);
  }

  heading() {
    return title('Settings', '', session.isAdmin ? 'Each change of the workspace is confirmed.' : '');
  }

  content() {
    return html`${session.isAdmin ? this.#ofWorkspace() : nothing} ${this.#ofMember()}`;
  }

  #ofMember() {
    const { language, languages } = this.#profile;
    return html`<section class="card section" aria-labelledby="mine">
      <h2 id="mine">Your mails</h2>
      <label class="field"><span>Language</span>
        <select class="input" name="language" @change=${(event) => this.#speak(event.target)}>
          <option value="auto">As in the browser that asks</option>
          ${languages.map((code) => html`<option value=${code} ?selected=${code === language}>${nameOf(code)}</option>`)}
        </select>
      </label>
    </section>`;
  }

  async #speak(select) {
    const changed = await attempt(() => api.patch('/profile', { language: select.value }));
    if (changed) {
      this.#profile = changed;
      toast('Your mails come in this language now');
    }
    select.value = this.#profile.language;
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
      <section class="card section" aria-labelledby="exporting">
        <h2 id="exporting">Exporting</h2>
        <label class="field"><span>Who may export secrets</span>
          <select class="input" @change=${(event) => this.#letExport(event.target)}>
            ${EXPORTERS.map(([who, words]) => html`<option value=${who} ?selected=${who === this.#workspace.exportBy}>${words}</option>`)}
          </select>
          <small>An export is one file with every secret that its member can see, sealed by a password and confirmed each time. Guests never export.</small></label>
      </section>`;
  }

  /** The choice shows what the server has: it goes back where the change was not confirmed. */
  async #letExport(select) {
    const who = select.value;
    select.value = this.#workspace.exportBy;
    await this.#change({ exportBy: who }, `${EXPORTERS.find(([one]) => one === who)[1]} may export secrets now`);
    select.value = this.#workspace.exportBy;
  }

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
      await confirmed((headers) => api.patch('/workspace', change, { headers }), { done });
      Object.assign(this.#workspace, change);
      if (change.name) session.become({ ...session, workspace: { ...session.workspace, name: change.name } });
    });
    this.#busy = false;
    this.update();
  }
}

/** What a language calls itself. */
function nameOf(code) {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}

customElements.define('settings-page', SettingsPage);
