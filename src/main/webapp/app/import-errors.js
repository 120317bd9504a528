import { html, nothing } from '../lib/lit-html.js';
import { allKinds, labelOf } from '../shared/vault/kinds.js';

const FIRST = 5;

/**
 * What is wrong with a file, row by row.
 * @param {object} preview
 * @param {object | undefined} kind of all its secrets, where they are of one
 * @param {boolean} all whether all errors are shown that the server told of
 * @param {() => void} showAll
 */
export function importErrors({ format, errors }, kind, all, showAll) {
  const shown = all ? errors : errors.slice(0, FIRST);
  return html`<ul class="rows card faults" aria-label="Rows with errors">
      ${shown.map(({ row, member, message }) => html`<li class="row slim"><cs-icon class="mark loss" name="exclamation-triangle"></cs-icon>
        <span class="said">${format === 'csv' ? 'Line' : 'Item'} ${row.toLocaleString()}: ${member === 'row' ? nothing : html`<bdi>${labelAmong(kind, member)}</bdi> `}${message}.</span></li>`)}
    </ul>
    ${shown.length < errors.length
      ? html`<button type="button" class="button quiet accent" @click=${showAll}>Show ${errors.length - shown.length} more</button>`
      : nothing}`;
}

/** What people call a member of a secret: by its kind, or by the first that has such a field. */
function labelAmong(kind, member) {
  const name = member.replace(/^fields\./, '');
  return labelOf(kind ?? allKinds().find(({ fields }) => fields.some((field) => field.name === name)) ?? allKinds()[0], name);
}
