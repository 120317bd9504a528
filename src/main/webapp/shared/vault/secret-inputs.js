import { html, nothing } from '../../lib/lit-html.js';
import './ssh-generator.js';
import './veiled-input.js';

/** What a browser is told about a line of each type. */
const LINES = {
  url: { type: 'url', inputmode: 'url' },
  email: { type: 'email', inputmode: 'email' },
  number: { inputmode: 'numeric' },
  date: { type: 'date' },
};

/** The input for one field, with its label, what is wrong with it, and its example. */
export function fieldInput(spec, name, value, error) {
  const id = `in-${name}`;
  return html`<div class="field ${spec.multiline ? 'long' : ''}">
    <label for=${id}>${spec.label}</label>
    ${valueInput(spec, { id, name, value, error, limit: spec.type === 'number' ? 9 : spec.limit })}
    ${spec.multiline && spec.masked ? html`<small>Up to ${spec.limit.toLocaleString()} characters.</small>` : nothing}
    ${spec.generator === 'ssh-key' ? html`<ssh-generator></ssh-generator>` : nothing}
    ${wrong(id, error && `${spec.label} ${error}.`)}
  </div>`;
}

/** The mere input for a value, by the type of its field. */
export function valueInput({ type, masked, multiline, suggestions = [], example }, given) {
  const { id, name, value, limit = 10_000, error, required = false } = given;
  if (masked && !multiline) return html`<veiled-input .given=${given}></veiled-input>`;
  if (multiline) {
    return html`<textarea class="input mono" id=${id} name=${name} .value=${value} maxlength=${limit} spellcheck="false" autocomplete="off"
      aria-invalid=${Boolean(error)} aria-describedby="${id}-wrong"></textarea>`;
  }
  const line = LINES[type] ?? {};
  const list = suggestions.length ? `${id}-list` : nothing;
  return html`<input class="input" type=${line.type ?? 'text'} inputmode=${line.inputmode ?? nothing} id=${id} name=${name} .value=${value}
      maxlength=${limit} placeholder=${example ? `e.g. ${example}` : nothing} list=${list} autocomplete="off" autocapitalize="off" spellcheck="false"
      ?required=${required} aria-invalid=${Boolean(error)} aria-describedby="${id}-wrong" />
    ${suggestions.length ? html`<datalist id=${list}>${suggestions.map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing}`;
}

/** The place of a masked value that stays closed unless it is to be changed. */
export function closedInput(label, name, reveal, write) {
  const id = `in-${name}`;
  return html`<div class="field long"><span id=${id}>${label}</span>${closedValue(id, reveal, write)}
    <small>It stays as it is unless you change it here.</small></div>`;
}

export function closedValue(id, reveal, write) {
  return html`<div class="card closed" role="group" aria-labelledby=${id}>
    <span class="soft"><span aria-hidden="true">••••••••••••</span><span class="unseen">Hidden</span></span>
    <span class="actions">
      <button type="button" class="button quiet accent" @click=${reveal}><cs-icon name="eye"></cs-icon>Reveal to edit</button>
      <button type="button" class="button quiet accent" @click=${write}>Write a new one</button>
    </span>
  </div>`;
}

export function wrong(id, words) {
  return html`<small class="wrong" id="${id}-wrong" role="alert" ?hidden=${!words}>${words ?? ''}</small>`;
}
