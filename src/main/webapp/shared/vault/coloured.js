import { html } from '../../lib/lit-html.js';

const UP_TO = 4_000;

/** A value with digits and symbols in colours of their own, so that 0 and O are not mistaken. Very long ones stay plain. */
export function coloured(value) {
  if (value === '') return html`<i class="soft">Empty</i>`;
  if (value.length > UP_TO) return value;
  return (value.match(/\d+|[\p{L}\p{M}\s]+|[^\d\p{L}\p{M}\s]+/gu) ?? []).map((run) => {
    if (/^\d/.test(run)) return html`<span class="digit">${run}</span>`;
    return /^[\p{L}\p{M}\s]/u.test(run) ? run : html`<span class="symbol">${run}</span>`;
  });
}
