import { html, nothing } from '../lib/lit-html.js';
import { importErrors } from './import-errors.js';
import { importPreview } from './import-preview.js';
import { secretsInWords } from './imports.js';

/** What an import would bring, what it would leave out, and the button that begins it. */
export function importOutcome({ preview, kind, vaults, draft, wrong, busy, looking, all, does }) {
  const { total, invalid, expired, format } = preview;
  const good = total - invalid - expired;
  return html`<form class="form" aria-busy=${looking} @submit=${does.submit}>
    ${vaultChoice(vaults, draft.vault, format, does.vault)}
    <section class="part" aria-labelledby="outcome-title">
      <div><h2 id="outcome-title">${secretsInWords(good)} to import</h2>
        <p class="small soft">${notes(format, expired)}</p></div>
      ${good ? importPreview(preview, all.has('secrets'), () => does.showAll('secrets')) : nothing}
    </section>
    ${invalid ? faults(preview, kind, draft.leaveOut, wrong.leaveOut, all, does) : nothing}
    <p class="wrong" role="alert" ?hidden=${!wrong.all}>${wrong.all ?? ''}</p>
    <div class="actions ready">
      <button class="button primary" ?disabled=${!good} aria-busy=${busy}>${good ? `Import ${secretsInWords(good)}` : 'Nothing to import'}</button>
      <a class="button" href="/secrets">Cancel</a>
    </div>
  </form>`;
}

/** What a preview found, for those who don't see it. */
export function outcomeInWords({ total, invalid, expired }) {
  return `${secretsInWords(total - invalid - expired)} to import, ${rowsInWords(invalid)} with errors`;
}

const rowsInWords = (count) => (count === 1 ? '1 row' : `${count.toLocaleString()} rows`);

function vaultChoice(vaults, chosen, format, choose) {
  if (vaults.length < 2) return nothing;
  const asIs = format === 'countersign' ? 'Each into the vault of the same name' : `${vaults[0].name} (default)`;
  const others = format === 'countersign' ? vaults : vaults.slice(1);
  return html`<label class="field half"><span>Vault</span>
    <select class="input" @change=${(event) => choose(event.target.value)}>
      <option value="" ?selected=${!chosen}>${asIs}</option>
      ${others.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
    </select></label>`;
}

function notes(format, expired) {
  const gone = expired ? `${secretsInWords(expired)} in it ${expired === 1 ? 'has' : 'have'} expired and ${expired === 1 ? 'stays' : 'stay'} out. ` : '';
  return `${gone}You will be their owner, and nobody else sees them until you share them.`;
}

function faults(preview, kind, leaveOut, wrong, all, does) {
  const { invalid } = preview;
  const rows = rowsInWords(invalid);
  return html`<section class="part" aria-labelledby="faults-title">
    <h2 id="faults-title">${rows} with errors</h2>
    ${importErrors(preview, kind, all.has('errors'), () => does.showAll('errors'))}
    <label class="check"><input type="checkbox" id="leave-out" .checked=${leaveOut} aria-invalid=${Boolean(wrong)} aria-describedby="leave-out-wrong"
      @change=${(event) => does.leaveOut(event.target.checked)} /><span>Leave out the ${invalid === 1 ? 'row' : rows} with errors</span></label>
    <small class="wrong" id="leave-out-wrong" role="alert" ?hidden=${!wrong}>${wrong ?? ''}</small>
  </section>`;
}
