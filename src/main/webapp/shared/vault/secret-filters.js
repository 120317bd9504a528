import { html, nothing } from '../../lib/lit-html.js';
import { allKinds } from './kinds.js';

/**
 * The filters of the list, in one row.
 * @param {object} filter
 * @param {object[]} vaults
 * @param {(change: object) => void} narrow
 */
export function filters(filter, vaults, narrow) {
  return html`<div class="filters" role="group" aria-label="Filters">
    ${choice('Kind', 'Any kind', allKinds(), filter.type, (type) => narrow({ type }))}
    ${vaults.length > 1 || filter.vault ? choice('Vault', 'Any vault', vaults, filter.vault, (vault) => narrow({ vault })) : nothing}
    ${toggle('Mine', filter.mine, 'Secrets that you own', () => narrow({ mine: !filter.mine }))}
    ${toggle('Shared', filter.shared, 'Secrets that others can see too', () => narrow({ shared: !filter.shared }))}
  </div>`;
}

function choice(label, any, options, chosen, choose) {
  return html`<span class="chip ${chosen ? 'on' : ''}">
    <select aria-label=${label} @change=${(event) => choose(event.target.value)}>
      <option value="" ?selected=${!chosen}>${any}</option>
      ${options.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
    </select>
  </span>`;
}

function toggle(words, on, title, flip) {
  return html`<button type="button" class="chip ${on ? 'on' : ''}" aria-pressed=${on} title=${title} @click=${flip}>${words}</button>`;
}
