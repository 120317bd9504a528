import { fieldOf, kindOf, ownField } from './kinds.js';

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
 * @property {boolean} [lost] whether masked values that were typed were lost by a reload, as they are never stored
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

/** What may be stored in the browser: all but masked values. */
export function withoutSecrets({ base, values }) {
  const kind = kindOf(values);
  let lost = values.lost ?? false;
  const safe = (masked, value, closed) => {
    if (!masked) return value;
    lost ||= Boolean(value);
    return closed ? null : '';
  };
  const fields = Object.entries(values.fields).map(([name, value]) => {
    return [name, safe(fieldOf(kind, name).masked, value, base && name in base.fields)];
  });
  const own = values.own.map((field) => ({ ...field, value: safe(ownField(kind, field.label, field.type).masked, field.value, field.was !== null) }));
  return { base, values: { ...values, fields: Object.fromEntries(fields), own, revealed: {}, lost } };
}
