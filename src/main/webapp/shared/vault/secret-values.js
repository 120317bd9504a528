import { kindOf } from './kinds.js';

/**
 * What a form for a secret holds.
 * @typedef {object} Values
 * @property {string} type the kind
 * @property {string} name
 * @property {string} vault its id; empty: the default one
 * @property {boolean} confirmToView
 * @property {'' | 'same' | 'custom' | string} expires never, as it is, in `days`, or in so many days
 * @property {string} days
 * @property {Record<string, string | null>} fields of the kind; null where a masked value stays closed
 * @property {{was: string | null, label: string, type: string, value: string | null}[]} own fields of the member's own
 * @property {Record<string, string>} revealed what masked fields held, once they were revealed to edit
 * @property {boolean} [lost] whether what was typed into fields was lost by a reload, as it is never stored
 */

/** @returns {Values} for a secret that is yet to be made */
export function blankValues(type) {
  return { type, name: '', vault: '', confirmToView: false, expires: '', days: '30', fields: {}, own: [], revealed: {} };
}

/** @returns {Values} of a secret as the server shows it */
export function valuesOf(secret) {
  const kind = kindOf(secret);
  const ofKind = (name) => kind.fields.some((field) => field.name === name);
  const entries = Object.entries(secret.fields);
  return {
    ...blankValues(secret.type),
    name: secret.name,
    vault: secret.vault.id,
    confirmToView: secret.confirmToView,
    expires: secret.expiresAt ? 'same' : '',
    fields: Object.fromEntries(entries.filter(([name]) => ofKind(name))),
    own: entries
      .filter(([name]) => !ofKind(name))
      .map(([name, value]) => ({ was: name, label: name, type: secret.fieldTypes[name], value })),
  };
}

/** What may be stored in the browser, which writes it to a disk: no field, whether it is masked or not. */
export function withoutFields({ base, values }) {
  const { name, vault, confirmToView, expires, days, type } = values;
  const before = base ? valuesOf(base) : blankValues(type);
  const lost = Boolean(values.lost) || inFields(values) !== inFields(before);
  return {
    base: base && { name: base.name, vault: base.vault, confirmToView: base.confirmToView, expiresAt: base.expiresAt ?? null, etag: base.etag },
    values: { type, name, vault, confirmToView, expires, days, lost },
  };
}

const inFields = ({ fields, own }) => JSON.stringify([fields, own]);
