import { html, nothing } from '../lib/lit-html.js';
import { allKinds, kindOf } from '../shared/vault/kinds.js';

/**
 * What a CSV file holds: the kind of its secrets, and what each column is for.
 * @param {{type: string, aims: import('./import-mapping.js').Aims}} chosen
 * @param {string | undefined} wrong what is wrong with it
 * @param {{kind: (type: string) => void, aim: (column: string, aim: string) => void}} does
 */
export function importColumns({ type, aims }, wrong, does) {
  const kind = kindOf({ type });
  const columns = [...aims];
  return html`<section class="card section" aria-labelledby="columns-title">
    <h2 id="columns-title">What the columns hold</h2>
    <label class="field half"><span>Each line becomes a secret of the kind</span>
      <select class="input" @change=${(event) => does.kind(event.target.value)}>
        ${allKinds().map(({ id, name }) => html`<option value=${id} ?selected=${id === type}>${name}</option>`)}
      </select></label>
    <div class="aims" role="group" aria-labelledby="columns-title">
      <p class="aim soft small heads" aria-hidden="true"><span>Column of the file</span><span></span><span>Becomes</span></p>
      ${columns.map(([column, aim], at) => aimChoice(kind, column, `aim-${at}`, aim, does.aim))}
    </div>
    ${wrong ? html`<p class="wrong" role="alert" tabindex="-1" id="columns-wrong">${wrong}</p>` : nothing}
  </section>`;
}

function aimChoice(kind, column, id, aim, choose) {
  const option = (value, words) => html`<option value=${value} ?selected=${value === aim}>${words}</option>`;
  return html`<div class="aim ${aim ? '' : 'off'}">
    <label for=${id} title=${column}><bdi>${column || 'Without a name'}</bdi></label>
    <cs-icon name="arrow-right"></cs-icon>
    <select class="input" id=${id} @change=${(event) => choose(column, event.target.value)}>
      ${option('', 'Leave out')} ${option('name', 'Name')}
      ${kind.fields.map(({ name, label }) => option(`field.${name}`, label))}
      ${kind.ownFields.length
        ? html`<optgroup label="A field of its own">${kind.ownFields.map((own) => option(`own.${own.type}`, `Own ${own.label.toLowerCase()}`))}</optgroup>`
        : nothing}
    </select>
  </div>`;
}
