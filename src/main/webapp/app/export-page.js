import { html, nothing } from '../lib/lit-html.js';
import { copy } from '../shared/copy.js';
import { NotConfirmed } from '../shared/confirmed.js';
import { Problem } from '../shared/problem.js';
import { api, confirmed } from '../shared/server.js';
import { mayExport } from './export-policy.js';
import { Page, title, wayBack } from '../shared/page.js';
import { saveFile } from '../shared/save-file.js';
import { wrong } from '../shared/vault/secret-inputs.js';
import { fetchVaults } from '../shared/vault/vaults.js';
import '../shared/vault/veiled-input.js';

const SHORTEST = 12;
const LONGEST = 128;

/** `<export-page>`: the member's secrets as one file, sealed by a password that they choose. */
class ExportPage extends Page {
  #allowed = false;
  #vaults = [];
  #password = '';
  #vault = '';
  #errors = {};
  #refusal = null;
  #busy = false;
  #copied = false;

  async load() {
    this.#allowed = await mayExport();
    if (this.#allowed) this.#vaults = await fetchVaults();
  }

  heading() {
    return html`${wayBack('/secrets', 'Secrets')}
      ${title('Export secrets', '', 'One file that only its password opens.')}`;
  }

  content() {
    if (!this.#allowed) return html`<div class="empty"><cs-icon name="lock"></cs-icon><p>You may not export secrets here. Admins decide who may, in the settings.</p></div>`;
    return html`<form class="form" @submit=${this.#submit} @input=${this.#typed}>
      ${this.#inside()}
      ${this.#vaults.length > 1 ? this.#vaultChoice() : nothing}
      <div class="field"><label for="in-password">Password of the file</label>
        <veiled-input .given=${{ id: 'in-password', name: 'password', value: this.#password, limit: LONGEST, error: this.#errors.password, required: true }}></veiled-input>
        ${wrong('in-password', this.#errors.password && `Password ${this.#errors.password}.`)}
        <small>At least ${SHORTEST} characters, not easily guessed.</small>
        ${this.#password
          ? html`<button type="button" class="button quiet accent copies" @click=${this.#copy}><cs-icon name=${this.#copied ? 'check-lg' : 'clipboard'}></cs-icon>${this.#copied ? 'Copied' : 'Copy the password'}</button>`
          : nothing}</div>
      <p class="notice time"><cs-icon name="exclamation-triangle"></cs-icon><span>Nobody can recover this password, not even an admin. Keep it where the file is not:
        without it the file is worth nothing, and with it everyone can read it.</span></p>
      <p class="wrong" role="alert" ?hidden=${!this.#refusal}>${this.#refusal ?? ''}</p>
      <div class="actions">
        <button class="button primary" aria-busy=${this.#busy}><cs-icon name="download"></cs-icon>Export</button>
        <a class="button" href="/secrets">Cancel</a>
      </div>
    </form>`;
  }

  #inside() {
    return html`<section class="card section"><h2>What the file holds</h2><dl class="facts inside">
      <div><dt>In it</dt><dd>Every secret you can see, with all its fields as they are now</dd></div>
      <div><dt>Not in it</dt><dd>Attachments, history, and who else has access</dd></div>
      <div><dt>To open it</dt><dd>Import it, here or on another Countersign, with the password</dd></div>
    </dl></section>`;
  }

  #vaultChoice() {
    return html`<label class="field half"><span>Vault</span>
      <select class="input" name="vault">
        <option value="">All vaults</option>
        ${this.#vaults.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.#vault}>${name}</option>`)}
      </select></label>`;
  }

  #typed = ({ target }) => {
    if (target.name === 'vault') this.#vault = target.value;
    if (target.name !== 'password') return;
    this.#password = target.value;
    this.#errors = {};
    this.#copied = false;
    this.update();
  };

  #copy = async () => {
    this.#copied = await copy(this.#password);
    this.update();
  };

  #submit = (event) => {
    event.preventDefault();
    if ([...this.#password].length < SHORTEST) this.#fail({ errors: { password: `must have at least ${SHORTEST} characters` } });
    else this.#export();
  };

  #fail(problem) {
    this.#errors = problem?.errors ?? {};
    this.#refusal = problem && !this.#errors.password ? problem.message : null;
    this.update();
    if (this.#errors.password) setTimeout(() => this.querySelector('[name=password]').focus());
  }

  async #export() {
    if (this.#busy) return;
    this.#busy = true;
    this.#fail(null);
    const body = { password: this.#password, ...(this.#vault && { vault: this.#vault }) };
    try {
      const call = (headers) => api.send('POST', '/secrets/export', { body, headers: { Accept: '*/*', ...headers }, blob: true });
      const file = await confirmed(call, { done: ({ headers }) => `${nameOf(headers)} downloaded` });
      saveFile(file.body, nameOf(file.headers));
    } catch (problem) {
      if (problem instanceof Problem) this.#fail(problem);
      else if (!(problem instanceof NotConfirmed)) throw problem;
    } finally {
      this.#busy = false;
      this.update();
    }
  }
}

/** What the server calls the file. */
function nameOf(headers) {
  return /filename="([^"]+)"/.exec(headers.get('Content-Disposition'))[1];
}

customElements.define('export-page', ExportPage);
