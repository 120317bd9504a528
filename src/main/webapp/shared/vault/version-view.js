import { html, nothing } from '../../lib/lit-html.js';
import { coloured } from './coloured.js';
import { labelOf } from './kinds.js';
import { lineDiff } from './line-diff.js';

/**
 * What a version changed, old beside new, and below that what it left as it was.
 * @param {object} kind of its secret
 * @param {{name: string, fields: object, before: {name: string, fields: object} | null}} version in clear
 */
export function versionView(kind, { name, fields, before }) {
  const rows = [['name', before?.name, name], ...fieldRows(kind, before?.fields ?? {}, fields)];
  const changed = rows.filter(([, old, now]) => old !== now);
  const same = rows.filter(([, old, now]) => old === now);
  return html`<dl class="changes">
      ${changed.map(([field, old, now]) => change(labelOf(kind, field), old, now))}
      ${changed.length ? nothing : html`<div class="soft">No field was changed in it, only settings of the secret.</div>`}
    </dl>
    ${same.length
      ? html`<details class="same"><summary>${same.length === 1 ? '1 field' : `${same.length} fields`} not changed</summary>
          <dl class="changes">${same.map(([field, , now]) => unchanged(labelOf(kind, field), now))}</dl></details>`
      : nothing}`;
}

/** In the order of the form: a member's own fields, then those of the kind. */
function fieldRows(kind, old, now) {
  const place = (name) => kind.fields.findIndex((field) => field.name === name);
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return names.toSorted((a, b) => place(a) - place(b)).map((name) => [name, old[name], now[name]]);
}

function change(label, old, now) {
  return html`<div><dt><bdi>${label}</bdi></dt>
    ${old !== undefined && now !== undefined && `${old}${now}`.includes('\n')
      ? html`<dd class="value open lines-of">${lineDiff(old, now).map(line)}</dd>`
      : html`${old === undefined ? nothing : html`<dd class="value open was"><span class="unseen">Before: </span>${coloured(old)}</dd>`}
        ${now === undefined
          ? html`<dd class="soft">Removed</dd>`
          : html`<dd class="value open now">${old === undefined ? nothing : html`<span class="unseen">Now: </span>`}${coloured(now)}</dd>`}`}
  </div>`;
}

function line({ sign, text }) {
  const said = { '-': 'Removed: ', '+': 'Added: ' }[sign];
  return html`<span class="line ${sign === '-' ? 'was' : sign === '+' ? 'now' : ''}">${said ? html`<span class="unseen">${said}</span>` : nothing}${text || ' '}
</span>`;
}

function unchanged(label, value) {
  return html`<div><dt><bdi>${label}</bdi></dt><dd class="value open">${coloured(value)}</dd></div>`;
}
