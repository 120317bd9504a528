import { html, nothing } from '../lib/lit-html.js';
import { toast } from '../shared/toast.js';
import { attempt } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { cancelImport, fetchImport, lastImport, PLAIN_FILE, secretsInWords } from './imports.js';
import { question } from '../shared/question.js';
import { secrets } from '../shared/vault/secrets.js';
import { navigate } from '../shared/place.js';

const LOOK_AGAIN_AFTER = 500;
const HEADINGS = { running: 'Importing', done: 'The import is done', failed: 'The import failed', cancelled: 'The import was cancelled' };

/**
 * `<import-progress>`: how far an import has come. It goes on without this page, and nothing of it is seen before all of
 * it is done; then the list of secrets follows by itself where its end was waited for here.
 */
class ImportProgress extends Page {
  importId;
  /** `{begun: true}` where the member has just begun it here, and waits for its end. */
  note = null;
  #run = null;
  #busy = false;
  #timer;

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async load() {
    this.#run = await fetchImport(this.importId);
    if (this.#run.state === 'running') this.#watch();
    else if (this.#run.state === 'done' && this.note?.begun) this.#arrive();
  }

  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      // What cannot be read now is read next time
      const now = await fetchImport(this.importId).catch(() => this.#run);
      if (!this.isConnected) return;
      this.#run = now;
      if (now.state === 'running') this.#watch();
      else if (now.state === 'done') this.#arrive();
      this.update();
    }, LOOK_AGAIN_AFTER);
  }

  #arrive() {
    toast(`${secretsInWords(this.#run.total)} imported`);
    secrets.notice = this.#sealed ? null : { words: PLAIN_FILE, read: 'It is deleted' };
    navigate('/secrets', { replace: true });
  }

  get #sealed() {
    const last = lastImport();
    return last?.id === this.importId && last.sealed;
  }

  heading() {
    return title(this.#run ? HEADINGS[this.#run.state] : 'Import');
  }

  content() {
    const { state, total, done, problem } = this.#run;
    if (state === 'running') return this.#running(done, total);
    return html`<div class="card section ended">
      <p>${{ done: `${secretsInWords(total)} came in.`, failed: `${problem?.title ?? 'Something went wrong on the server'}. Nothing was kept.`, cancelled: 'Nothing was kept.' }[state]}</p>
      ${state === 'done' && !this.#sealed ? html`<p class="notice time"><cs-icon name="exclamation-triangle"></cs-icon><span>${PLAIN_FILE}</span></p>` : nothing}
      <div class="actions"><a class="button primary" href=${state === 'done' ? '/secrets' : '/import'}>${state === 'done' ? 'Go to your secrets' : 'Import again'}</a></div>
    </div>`;
  }

  #running(done, total) {
    return html`<div class="card section">
      <p class="count" id="count"><b>${done.toLocaleString()}</b> of ${secretsInWords(total)}</p>
      <progress class="thin" aria-labelledby="count" max=${total || 1} .value=${done}></progress>
      <p class="small soft">You can leave this page; it goes on. The secrets are seen once all of them are in.</p>
      <div class="actions"><button class="button" aria-busy=${this.#busy} @click=${() => attempt(() => this.#cancel())}>Cancel the import</button>
        <a class="button quiet" href="/secrets">Go to your secrets</a></div>
    </div>`;
  }

  async #cancel() {
    const sure = await question({ title: 'Cancel this import?', body: 'What has come in so far is taken back.', action: 'Cancel the import', danger: true });
    if (!sure || this.#run.state !== 'running') return;
    this.#busy = true;
    this.update();
    try {
      await cancelImport(this.importId);
      this.#run = { ...this.#run, state: 'cancelled' };
      clearTimeout(this.#timer);
    } finally {
      this.#busy = false;
      this.update();
    }
  }
}

customElements.define('import-progress', ImportProgress);
