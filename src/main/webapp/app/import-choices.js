import { html, nothing } from '../lib/lit-html.js';
import { sizeOf } from '../shared/vault/file-size.js';
import { LARGEST, MOST } from './import-file.js';
import { wrong } from '../shared/vault/secret-inputs.js';

const FORMATS = { csv: 'CSV', bitwarden: 'Bitwarden', countersign: 'Countersign' };

/** The place for a file. @param {import('../shared/vault/file-drop.js').FileDrop} dropping */
export function fileChoice({ over, drag, leave, drop }, choose) {
  const chosen = ({ target }) => {
    const [file] = target.files;
    target.value = '';
    if (file) choose(file);
  };
  return html`<section class="card drop-here ${over ? 'over' : ''}" aria-label="File" @dragover=${drag} @dragleave=${leave} @drop=${drop}>
    <span class="tile big"><cs-icon name="upload"></cs-icon></span>
    <p>Drop the file here, or choose it.</p>
    <button type="button" class="button primary" @click=${(event) => event.target.nextElementSibling.click()}>Choose a file</button>
    <input type="file" hidden aria-label="File to import" @change=${chosen} />
    <p class="small soft">Up to ${LARGEST / 2 ** 20}\u00a0MB and ${MOST.toLocaleString()} secrets. You see what they become before anything is kept, and the file itself is kept nowhere.</p>
  </section>`;
}

/** The file that was chosen. */
export function chosenFile({ name, size }, preview, again) {
  return html`<div class="row card chosen-file">
    <span class="tile"><cs-icon name="file-earmark"></cs-icon></span>
    <span class="lines"><bdi class="name">${name}</bdi><span class="small soft">${sizeOf(size)}${preview ? ` · ${FORMATS[preview.format]}` : nothing}</span></span>
    <span class="actions"><button type="button" class="button quiet accent" @click=${again}>Choose another</button></span>
  </div>`;
}

/** What opens Countersign's own file. */
export function passwordQuestion(error, busy, open) {
  return html`<form class="card section" @submit=${open}>
    <h2>Open the file</h2>
    <div class="field"><label for="in-password">The password it was made with</label>
      <div class="beside"><input class="input mono" type="password" id="in-password" name="password" required autocomplete="off" maxlength="1000"
          aria-invalid=${Boolean(error)} aria-describedby="in-password-wrong" />
        <button class="button primary" aria-busy=${busy}>Open</button></div>
      ${wrong('in-password', error)}</div>
  </form>`;
}

/** An import that goes on in the background. */
export function stillRunning({ id, done, total }) {
  return html`<p class="notice"><cs-icon name="clock"></cs-icon><span>An import is running: ${done.toLocaleString()} of ${total.toLocaleString()}.
    <a href="/import/${encodeURIComponent(id)}">Show it</a></span></p>`;
}
