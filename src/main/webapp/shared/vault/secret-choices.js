import { html, nothing } from '../../lib/lit-html.js';
import { api } from '../server.js';
import { allKinds } from './kinds.js';
import { ahead } from '../time.js';

const DAYS = [1, 2, 7, 14];

/** Which kind a new secret is of: arrows choose, and the fields below change at once. */
export function kindChoice(chosen) {
  return html`<fieldset class="kinds">
    <legend>Kind</legend>
    ${allKinds().map(
      ({ id, name, icon }) => html`<label class="kind">
        <input type="radio" name="type" value=${id} .checked=${id === chosen} ?autofocus=${id === chosen} />
        <cs-icon name=${icon}></cs-icon><span>${name}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** In which vault it lies, where there is a choice. A disabled vault takes no more secrets. */
export function vaultChoice(vaults, chosen) {
  const open = vaults.filter(({ id, disabled }) => !disabled || id === chosen);
  if (open.length < 2) return nothing;
  return html`<label class="field"><span>Vault</span>
    <select class="input" name="vault">
      ${open.map(({ id, name }, at) => html`<option value=${id} ?selected=${chosen ? id === chosen : at === 0}>${name}</option>`)}
    </select></label>`;
}

/** *Expires in*: when it is to be gone. */
export function expiryChoice({ expires, days }, expiresAt, error) {
  const options = [
    ...(expiresAt ? [['same', `As it is: gone ${ahead(expiresAt, api.now())}`]] : []),
    ['', 'Never'],
    ...DAYS.map((count) => [String(count), count === 1 ? '1 day' : `${count} days`]),
    ['custom', 'Custom'],
  ];
  return html`<div class="expiry">
    <label class="field"><span>Expires in</span>
      <select class="input" name="expires">${options.map(([value, words]) => html`<option value=${value} ?selected=${value === expires}>${words}</option>`)}</select></label>
    ${expires === 'custom'
      ? html`<label class="field"><span>Days, up to 30</span>
          <input class="input" type="number" name="days" min="1" max="30" required .value=${days} /></label>`
      : nothing}
    <small class="wrong" role="alert" ?hidden=${!error}>${error ? `The end ${error}.` : ''}</small>
    ${expires ? html`<small class="hint">Then it is gone for everyone, with its history.</small>` : nothing}
  </div>`;
}
