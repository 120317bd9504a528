import { html, nothing } from '../../lib/lit-html.js';
import { ownField } from './kinds.js';
import { closedValue, valueInput, wrong } from './secret-inputs.js';

/**
 * The fields that a member makes up: label, type, value.
 * @param {object} kind
 * @param {object[]} own see Values
 * @param {Record<string, string>} errors by the API's names, and `own.1.label`
 * @param {string | null} removed what the field was called that was removed last, if that can be undone
 * @param {{add: () => void, remove: (at: number) => void, undo: () => void, open: (at: number) => void, write: (at: number) => void}} does
 */
export function ownFields(kind, own, errors, removed, does) {
  return html`<div class="owns">
    ${own.map((field, at) => one(kind, field, at, errors, does))}
    <button type="button" class="button" id="add-field" @click=${does.add}><cs-icon name="plus-lg"></cs-icon>Add a field</button>
    <p class="removed" role="status">${removed === null ? nothing : html`<span><bdi>${removed}</bdi> removed</span>
      <button type="button" class="button quiet accent" @click=${does.undo}>Undo</button>`}</p>
  </div>`;
}

function one(kind, { label, type, value, was }, at, errors, does) {
  const id = `in-own.${at}`;
  const said = label.trim() || `field ${at + 1}`;
  const error = errors[`own.${at}.label`] ?? errors[`fields.${label.trim()}`];
  const closed = value === null;
  return html`<fieldset class="own card">
    <legend class="unseen">${said}</legend>
    <div class="field"><label for="${id}.label">Label</label>
      <input class="input" id="${id}.label" name="own.${at}.label" .value=${label} maxlength="100" required autocomplete="off" ?readonly=${closed} /></div>
    <div class="field"><label for="${id}.type">Type</label>
      <select class="input" id="${id}.type" name="own.${at}.type" ?disabled=${closed}>
        ${kind.ownFields.map((one) => html`<option value=${one.type} ?selected=${one.type === type}>${one.label}</option>`)}
      </select></div>
    <button type="button" class="button quiet icon" title="Remove" @click=${() => does.remove(at)}>
      <cs-icon name="x-lg"></cs-icon><span class="unseen">Remove ${said}</span></button>
    <div class="field value-of-own"><label for="${id}.value" id="${id}.name">Value</label>
      ${closed
        ? closedValue(`${id}.name`, () => does.open(at), () => does.write(at))
        : valueInput(ownField(kind, label, type), { id: `${id}.value`, name: `own.${at}.value`, value, error, required: was === null })}
      ${wrong(`${id}.value`, error && `${said} ${error}.`)}</div>
  </fieldset>`;
}
