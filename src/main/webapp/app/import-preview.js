import { html, nothing } from '../lib/lit-html.js';
import { fieldOf, kindOf } from '../shared/vault/kinds.js';

/** So many are shown until all are asked for. */
const FIRST = 5;

/**
 * The first secrets of a file, as they would be.
 * @param {object} preview
 * @param {boolean} all whether all of them are shown that the server told of
 * @param {() => void} showAll
 */
export function importPreview({ format, secrets }, all, showAll) {
  const shown = all ? secrets : secrets.slice(0, FIRST);
  const vaults = new Set(secrets.map(({ vault }) => vault)).size > 1;
  return html`<div class="card preview">
    <table>
      <caption class="unseen">The first secrets of the file</caption>
      <thead><tr><th scope="col">Secret</th><th scope="col">What it holds</th></tr></thead>
      <tbody>${shown.map((secret) => row(secret, format === 'csv', vaults))}</tbody>
    </table>
    ${shown.length < secrets.length
      ? html`<button type="button" class="button quiet accent" @click=${showAll}>Show ${secrets.length - shown.length} more</button>`
      : nothing}
  </div>`;
}

function row(secret, isLine, withVault) {
  const kind = kindOf(secret);
  return html`<tr>
    <th scope="row"><span class="who-is"><span class="tile"><cs-icon name=${kind.icon}></cs-icon></span><span class="lines">
      <bdi class="clip name" title=${secret.name}>${secret.name}</bdi>
      <span class="clip small soft">${isLine ? `Line ${secret.row.toLocaleString()}` : kind.name}${withVault ? html` · <bdi>${secret.vault}</bdi>` : nothing}</span></span></span></th>
    <td><dl class="holds">${Object.entries(secret.fields).map(([name, value]) => field(fieldOf(kind, name).label, value))}
      ${secret.confirmToView ? html`<div><dt class="small soft">To view it</dt><dd>Confirmation</dd></div>` : nothing}</dl></td>
  </tr>`;
}

function field(label, value) {
  return html`<div><dt class="small soft"><bdi>${label}</bdi></dt>
    <dd>${value === null ? html`<span aria-hidden="true">••••••••</span><span class="unseen">Hidden</span>` : html`<bdi class="clip" title=${value}>${value}</bdi>`}</dd></div>`;
}
