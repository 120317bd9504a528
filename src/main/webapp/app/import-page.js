import { html, nothing } from '../lib/lit-html.js';
import { Problem } from '../shared/problem.js';
import { kindOf, readKinds } from '../shared/vault/kinds.js';
import { Page, title, waiting, wayBack } from '../shared/page.js';
import { session } from '../shared/session.js';
import { readVaults } from '../shared/vault/vaults.js';
import { FileDrop } from '../shared/vault/file-drop.js';
import { LARGEST, MOST, readImport } from './import-file.js';
import { ImportDraft } from './import-draft.js';
import { beginImport, fetchImport, lastImport, previewImport } from './imports.js';
import { importColumns } from './import-columns.js';
import { importSources } from './import-sources.js';
import { chosenFile, fileChoice, passwordQuestion, stillRunning } from './import-choices.js';
import { importOutcome, outcomeInWords } from './import-outcome.js';
import { navigate } from '../shared/place.js';

/**
 * `<import-page>`: secrets out of a file. What they would become is shown before anything is kept, and no problem loses
 * what was chosen.
 */
class ImportPage extends Page {
  #vaults = [];
  #running = null;
  /** @type {ImportDraft | null} */
  #draft = null;
  /** What was chosen for the file before this one. */
  #before = null;
  #preview = null;
  /** What was last found wrong, by the place that shows it. */
  #wrong = {};
  #looking = null;
  #looked = Promise.resolve();
  #busy = false;
  #shownAll = new Set();
  #dropping = new FileDrop(this, ([file]) => file && this.#choose(file), () => !session.isGuest);

  connectedCallback() {
    super.connectedCallback();
    this.#dropping.start();
  }

  disconnectedCallback() {
    this.#dropping.stop();
    this.#looking?.abort();
  }

  async load() {
    if (session.isGuest) return;
    [this.#vaults] = await Promise.all([readVaults(), readKinds()]);
    const { id } = lastImport() ?? {};
    this.#running = id ? await fetchImport(id).catch(() => null) : null;
  }

  heading() {
    return html`${wayBack('/secrets', 'Secrets')}
      ${title('Import secrets', '', 'From another password manager, a table, or another Countersign.')}`;
  }

  content() {
    if (session.isGuest) return html`<div class="empty"><cs-icon name="lock"></cs-icon><p>Guests don’t import secrets.</p></div>`;
    const draft = this.#draft;
    return html`${this.#running?.state === 'running' ? stillRunning(this.#running) : nothing}
      ${draft ? chosenFile(draft.file, this.#preview, this.#again) : fileChoice(this.#dropping, (file) => this.#choose(file))}
      ${this.#wrong.file ? html`<p class="notice loss" role="alert"><cs-icon name="exclamation-triangle"></cs-icon><span>${this.#wrong.file}</span></p>` : nothing}
      <p class="unseen" role="status">${this.#preview && !this.#looking ? outcomeInWords(this.#preview) : ''}</p>
      ${!draft ? importSources() : this.#preview ? this.#inside(draft) : this.#first(draft)}`;
  }

  #first({ file }) {
    if (file.sealed) return passwordQuestion(this.#wrong.password ?? this.#wrong.all, Boolean(this.#looking), this.#open);
    if (this.#looking) return waiting(5);
    if (!this.#wrong.all) return nothing;
    return html`<div class="notice loss" role="alert"><cs-icon name="exclamation-triangle"></cs-icon>
      <span>${this.#wrong.all} <button class="button quiet accent" @click=${() => this.#look()}>Try again</button></span></div>`;
  }

  #inside(draft) {
    return html`${draft.columns ? importColumns(draft.columns, this.#wrong.columns, this.#columnsDo) : nothing}
      ${importOutcome({
        preview: this.#preview,
        kind: draft.columns && kindOf(draft.columns),
        vaults: this.#vaults,
        draft,
        wrong: this.#wrong,
        busy: this.#busy,
        looking: Boolean(this.#looking),
        all: this.#shownAll,
        does: this.#outcomeDoes,
      })}`;
  }

  #again = () => {
    this.#before = this.#draft;
    this.#clear({});
  };

  #clear(wrong) {
    this.#looking?.abort();
    this.#draft = this.#preview = this.#looking = null;
    this.#shownAll.clear();
    this.#say(wrong);
  }

  #say(wrong) {
    this.#wrong = wrong;
    this.update();
  }

  async #choose(file) {
    this.#clear({});
    if (file.size > LARGEST) return this.#say({ file: `${file.name} is too large. A file has at most ${LARGEST / 2 ** 20}\u00a0MB and ${MOST.toLocaleString()} secrets.` });
    try {
      this.#draft = new ImportDraft(await readImport(file), this.#before);
    } catch {
      return this.#say({ file: `${file.name} could not be read. Choose it again.` });
    }
    this.update();
    if (!this.#draft.file.sealed) await this.#look();
  }

  #columnsDo = {
    kind: (type) => {
      this.#draft.becomeKind(type);
      this.#look();
    },
    aim: (column, aim) => {
      this.#draft.aim(column, aim);
      this.#look();
    },
  };

  #outcomeDoes = {
    vault: (id) => {
      this.#draft.vault = id;
      this.#look();
    },
    leaveOut: (on) => {
      this.#draft.leaveOut = on;
      this.#say({});
    },
    showAll: (what) => {
      this.#shownAll.add(what);
      this.update();
    },
    submit: (event) => {
      event.preventDefault();
      this.#import();
    },
  };

  #open = (event) => {
    event.preventDefault();
    this.#draft.password = event.target.password.value;
    this.#look();
  };

  /** Asks what the file would bring. Only the newest answer counts, and the last one is shown until it comes. */
  #look() {
    return (this.#looked = this.#ask());
  }

  async #ask() {
    this.#looking?.abort();
    const looking = (this.#looking = new AbortController());
    this.update();
    try {
      const preview = await previewImport(this.#draft.content, looking.signal);
      if (looking !== this.#looking) return;
      if (this.#draft.guess(preview)) return await this.#ask();
      this.#preview = preview;
      this.#wrong = {};
    } catch (problem) {
      if (looking !== this.#looking) return;
      this.#refused(problem);
    }
    this.#looking = null;
    this.update();
  }

  /** Puts what is wrong where it can be mended. */
  #refused(problem) {
    if (!(problem instanceof Problem)) throw problem;
    const { content, password, ...others } = problem.errors;
    const [mapping] = Object.entries(others).filter(([member]) => member.startsWith('mapping'));
    if (content) this.#wrong = { file: `This file ${content}.` };
    else if (password) this.#wrong = { password: `This password ${password}.` };
    else if (mapping?.[0] === 'mapping.name') this.#wrong = { columns: 'Choose the column that holds the name.' };
    else if (mapping) this.#wrong = { columns: `${mapping[0].replace(/^mapping\.(fields\.)?/, '')} ${mapping[1]}.` };
    else this.#wrong = { all: problem.message };
  }

  async #import() {
    if (this.#busy) return;
    this.#busy = true;
    this.#say({});
    if (await this.#staysAsShown()) await this.#begin(this.#draft);
    this.#busy = false;
    this.update();
  }

  /** Whether what is still being looked at would bring no other than what was shown when the member decided. */
  async #staysAsShown() {
    const draft = this.#draft;
    const shown = outcomeInWords(this.#preview);
    while (this.#looking) await this.#looked;
    const failed = Object.keys(this.#wrong).length > 0;
    return draft === this.#draft && !failed && outcomeInWords(this.#preview) === shown;
  }

  async #begin(draft) {
    if (this.#preview.invalid && !draft.leaveOut) {
      this.querySelector('#leave-out').focus();
      return this.#say({ leaveOut: 'Tick this, or mend the file and choose it again.' });
    }
    try {
      const { id } = await beginImport(draft.content, draft.file);
      navigate(`/import/${encodeURIComponent(id)}`, { replace: true, note: { begun: true } });
    } catch (problem) {
      // One that was begun elsewhere
      if (problem.more?.import) this.#running = await fetchImport(problem.more.import).catch(() => null);
      if (problem.more?.invalid) await this.#look();
      else this.#refused(problem);
    }
  }
}

customElements.define('import-page', ImportPage);
