import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { Problem } from '../problem.js';
import { attempt } from '../server.js';
import { Attachments } from './attachments.js';
import { FileDrop } from './file-drop.js';
import { sizeOf } from './file-size.js';
import { LARGEST } from './upload.js';
import { question } from '../question.js';
import '../time.js';

/** Whether this is held in a hand: it has a camera, and nothing is dropped on it. */
const BY_HAND = matchMedia('(pointer: coarse)').matches;

/** `<secret-attachments>`: the files of a secret; add by choosing or dropping them, download, remove. */
class SecretAttachments extends View {
  #secret = null;
  #files;
  #items = null;
  #problem = null;
  /** What is on its way: `{file, sent, cancel}`. */
  #sending = null;
  #queue = [];
  #refused = [];
  #busy = null;
  #dropping = new FileDrop(this, (files) => this.#addAll(files), () => this.#isOwner);

  connectedCallback() {
    super.connectedCallback();
    this.#dropping.start();
  }

  disconnectedCallback() {
    this.#dropping.stop();
  }

  set secret(secret) {
    const other = secret.id !== this.#secret?.id;
    this.#secret = secret;
    if (!other) return;
    this.#files = new Attachments(secret.id);
    this.#items = this.#problem = null;
    this.#refused = [];
    this.#load();
  }

  get #isOwner() {
    return this.#secret.role === 'owner';
  }

  async #load() {
    const files = this.#files;
    try {
      const items = await files.list();
      if (files !== this.#files) return;
      this.#items = items;
      this.#problem = null;
    } catch (problem) {
      if (files !== this.#files) return;
      this.#problem = problem;
    }
    this.update();
  }

  view() {
    if (!this.#secret) return nothing;
    const { over, drag, leave, drop } = this.#dropping;
    return html`<section class="attachments ${over ? 'over' : ''}" aria-labelledby="attachments-title"
      @dragover=${drag} @dragleave=${leave} @drop=${drop}>
      <div class="spread line">
        <h2 id="attachments-title" tabindex="-1">Attachments</h2>
        ${this.#isOwner ? this.#chooser() : nothing}
      </div>
      ${this.#refused.map((words) => html`<p class="notice loss small" role="alert"><cs-icon name="exclamation-triangle"></cs-icon><span>${words}</span></p>`)}
      ${this.#sending ? this.#progress(this.#sending) : nothing}
      ${this.#problem ? this.#failed() : this.#items?.length ? this.#list() : this.#empty()}
    </section>`;
  }

  #chooser() {
    return html`<span class="actions">
        ${BY_HAND ? this.#adding('camera', 'Take a photo', 'photo') : nothing} ${this.#adding('paperclip', 'Add a file', 'files')}
      </span>
      <input type="file" name="files" multiple hidden aria-label="Files to add" @change=${this.#chosen} />
      <input type="file" name="photo" accept="image/*" capture="environment" hidden aria-label="Photo to add" @change=${this.#chosen} />`;
  }

  #adding(icon, words, input) {
    return html`<button class="button quiet accent" @click=${() => this.querySelector(`input[name=${input}]`).click()}>
      <cs-icon name=${icon}></cs-icon>${words}
    </button>`;
  }

  #empty() {
    if (!this.#items) return html`<p class="soft small" aria-hidden="true"><span class="skeleton w40"></span></p>`;
    if (this.#sending) return nothing;
    const ways = BY_HAND ? 'Add one' : 'Add one, or drop it here';
    const words = this.#isOwner ? `No files yet. ${ways}: up to 10\u00a0MB each, encrypted like the secret.` : 'No files.';
    return html`<p class="soft small">${words}</p>`;
  }

  #list() {
    return html`<ul class="rows card">${this.#items.map((item) => this.#row(item))}</ul>`;
  }

  #row(item) {
    return html`<li class="row file">
      <span class="tile"><cs-icon name="file-earmark"></cs-icon></span>
      <span class="lines">
        <bdi class="name">${item.name}</bdi>
        <span class="small soft">${sizeOf(item.size)} · <bdi>${item.type}</bdi> · <time-ago at=${item.at}></time-ago> by <bdi>${item.by.name}</bdi></span>
      </span>
      <span class="actions">
        <button class="button quiet accent" aria-busy=${this.#busy === item.id} @click=${() => this.#do(item, () => this.#files.download(item))}>
          <cs-icon name="download"></cs-icon>Download<span class="unseen"> ${item.name}</span>
        </button>
        ${this.#isOwner
          ? html`<button class="button quiet loss" @click=${() => this.#do(item, () => this.#remove(item))}>
              <cs-icon name="trash3"></cs-icon>Remove<span class="unseen"> ${item.name}</span>
            </button>`
          : nothing}
      </span>
    </li>`;
  }

  #progress({ file, sent, cancel }) {
    const words = sent === null ? 'Waiting to be confirmed' : `${sizeOf(sent)} of ${sizeOf(file.size)}`;
    return html`<div class="row card file sending">
      <span class="tile"><cs-icon name="upload"></cs-icon></span>
      <span class="lines">
        <bdi class="name">${file.name}</bdi>
        <progress aria-label="Sending ${file.name}" max=${file.size || 1} .value=${sent ?? 0}></progress>
        <span class="small soft">${words}</span>
      </span>
      <span class="actions"><button class="button quiet" @click=${cancel}>Cancel<span class="unseen"> ${file.name}</span></button></span>
    </div>`;
  }

  #failed() {
    return html`<div class="notice loss" role="alert"><cs-icon name="exclamation-triangle"></cs-icon>
      <span>${this.#problem.message} <button class="button quiet accent" @click=${() => this.#load()}>Try again</button></span></div>`;
  }

  #chosen = ({ target }) => {
    const chosen = [...target.files];
    target.value = '';
    this.#addAll(chosen);
  };

  /** One after another, each with a confirmation of its own; what cannot be sent is said before anything is. */
  async #addAll(chosen) {
    this.#refused = chosen
      .filter(({ size: bytes }) => bytes > LARGEST)
      .map(({ name }) => `${name} is too large. A file has at most 10\u00a0MB.`);
    this.#queue.push(...chosen.filter(({ size: bytes }) => bytes <= LARGEST));
    this.update();
    if (this.#sending) return;
    while (this.#queue.length && (await this.#add(this.#queue.shift())));
    this.#queue = [];
  }

  async #add(file) {
    const aborting = new AbortController();
    const files = this.#files;
    this.#send({ file, sent: null, cancel: () => aborting.abort() });
    const progress = (sent) => this.#send({ ...this.#sending, sent });
    try {
      await files.add(file, { signal: aborting.signal, progress });
      await this.#load();
      return true;
    } catch (problem) {
      if (problem instanceof Problem) this.#refused = [`${file.name} was not added. ${problem.message}`];
      else if (!['AbortError', 'NotConfirmed'].includes(problem.name)) this.#refused = [`${file.name} could not be read.`];
      return false;
    } finally {
      this.#send(null);
    }
  }

  #send(sending) {
    this.#sending = sending;
    this.update();
  }

  async #remove(item) {
    const sure = await question({
      title: html`Remove <bdi>${item.name}</bdi>?`,
      body: 'It is gone for everyone who has this secret. This can’t be undone.',
      action: 'Remove file',
      danger: true,
    });
    if (!sure) return;
    await this.#files.remove(item);
    await this.#load();
    this.querySelector('#attachments-title').focus();
  }

  async #do(item, work) {
    if (this.#busy) return;
    this.#busy = item.id;
    this.update();
    await attempt(work);
    this.#busy = null;
    this.update();
  }
}

customElements.define('secret-attachments', SecretAttachments);
