import { html } from '../lib/lit-html.js';

/** [icon, kind of file, where it comes from] */
const SOURCES = [
  [
    'file-earmark-spreadsheet',
    'CSV, from nearly everywhere',
    '1Password: File › Export. LastPass: Advanced options › Export. KeePassXC: Database › Export. Chrome: Password Manager › Settings › Download file. Or any table, saved as CSV, whose first line names the columns.',
  ],
  ['file-earmark-code', 'JSON, from Bitwarden', 'Tools › Export vault, file format .json. An encrypted one can be read by Bitwarden alone.'],
  ['file-earmark-lock', 'Countersign’s own file', 'Secrets › Export, on this server or another one. You need the password it was made with.'],
];

/** Where a file to import comes from. */
export function importSources() {
  return html`<section class="sources" aria-labelledby="sources-title">
    <h2 id="sources-title">Where to get the file</h2>
    <ul class="rows card">
      ${SOURCES.map(
        ([icon, name, words]) => html`<li class="row"><span class="tile"><cs-icon name=${icon}></cs-icon></span>
          <span class="lines"><span class="name">${name}</span><span class="small soft">${words}</span></span></li>`,
      )}
    </ul>
  </section>`;
}
