import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { copy } from '../shared/copy.js';
import { toast } from '../shared/toast.js';
import { coloured } from '../shared/vault/coloured.js';
import { sizeOf } from '../shared/vault/file-size.js';
import { saveFile } from '../shared/save-file.js';

/** `<shown-secret>`: what was behind a link, decrypted here, with its files. */
class ShownSecret extends View {
  secret;
  preview;
  link;
  /** Files on their way: their numbers, with the share that has come. */
  #coming = new Map();
  #copied = null;

  view() {
    const { name, kind, icon, fields, files } = this.secret;
    return html`<section class="shown">
      <header class="head">
        <span class="tile big"><cs-icon name=${icon}></cs-icon></span>
        <div class="lines"><h1 tabindex="-1"><bdi>${name}</bdi></h1><p class="soft">${kind}, shared by <bdi>${this.preview.by}</bdi></p></div>
      </header>
      ${this.preview.once
        ? html`<p class="notice time"><cs-icon name="exclamation-triangle"></cs-icon><span>The link has been used up. When you leave this page it can’t be shown again.</span></p>`
        : nothing}
      ${fields.length ? html`<div class="card fields">${fields.map((field, at) => this.#field(field, at))}</div>` : nothing}
      ${files.length
        ? html`<section class="card fields" aria-label="Attachments">${files.map((file, at) => this.#file(file, at + 1))}</section>
            <p class="small soft">Attachments can be downloaded for 15 minutes.</p>`
        : nothing}
      ${fields.length || files.length ? nothing : html`<p class="card nothing soft">Nothing is kept in this secret.</p>`}
    </section>`;
  }

  drawn() {
    if (document.activeElement === document.body) this.querySelector('h1').focus();
  }

  #field({ label, type, masked, value }, at) {
    return html`<div class="field-row">
      <div class="lines">
        <h2 class="small soft" id="label-${at}"><bdi>${label}</bdi></h2>
        <div class="value open ${masked ? '' : 'plain'}" role="group" aria-labelledby="label-${at}" tabindex="0">${shown(value, type, masked)}</div>
      </div>
      <button class="button quiet accent" aria-describedby="label-${at}" @click=${() => this.#copy(value, at)}>
        <cs-icon name=${this.#copied === at ? 'check-lg' : 'clipboard'}></cs-icon>${this.#copied === at ? 'Copied' : 'Copy'}</button>
    </div>`;
  }

  #file(file, number) {
    const share = this.#coming.get(number);
    return html`<div class="field-row">
      <span class="tile"><cs-icon name="file-earmark"></cs-icon></span>
      <div class="lines"><bdi class="name">${file.name}</bdi>
        ${share === undefined
          ? html`<span class="small soft">${sizeOf(file.size)}</span>`
          : html`<progress max="1" value=${share} aria-label="Downloading ${file.name}"></progress>`}</div>
      <button class="button quiet accent" aria-busy=${share !== undefined} @click=${() => this.#download(file, number)}>
        <cs-icon name="download"></cs-icon>Download<span class="unseen"> ${file.name}</span></button>
    </div>`;
  }

  async #copy(value, at) {
    if (!(await copy(value))) return toast('The browser did not allow it. Mark the value and copy it yourself.', 'time');
    this.#copied = at;
    this.update();
    setTimeout(() => {
      this.#copied = null;
      this.update();
    }, 2000);
  }

  async #download(file, number) {
    if (this.#coming.has(number)) return;
    this.#progress(number, 0);
    try {
      saveFile(await this.link.file(number, file, (share) => this.#progress(number, share)), file.name);
    } catch (problem) {
      toast(problem.is?.('link-ended') ? 'The time to download this is over.' : (problem.is ? problem.message : 'This file can’t be decrypted.'), 'loss');
    }
    this.#coming.delete(number);
    this.update();
  }

  #progress(number, share) {
    this.#coming.set(number, share);
    this.update();
  }
}

function shown(value, type, masked) {
  if (masked) return coloured(value);
  if (type !== 'url' || !/^https?:\/\//.test(value)) return html`<bdi>${value}</bdi>`;
  return html`<a href=${value} target="_blank" rel="noopener noreferrer">${value}<span class="unseen"> (opens in a new tab)</span></a>`;
}

customElements.define('shown-secret', ShownSecret);
