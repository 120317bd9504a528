import { api } from '../server.js';
import { kindOf } from './kinds.js';

const DAY = 86_400_000;

/** The body of the request that makes a secret of these values. */
export function contentOf(values) {
  const { type, vault, confirmToView } = values;
  const expiresAt = endOf(values);
  const fields = [...typedFields(values)].filter(([, { value }]) => value !== '').map(([name, field]) => [name, written(field)]);
  const content = { type, name: values.name.trim(), fields: Object.fromEntries(fields), confirmToView };
  return { ...content, ...(vault && { vault }), ...(expiresAt && { expiresAt }) };
}

/** The body of the request that changes a secret to these values: only what differs, so that what stays closed is never touched. */
export function changeOf(values, secret) {
  const change = {};
  const name = values.name.trim();
  if (name !== secret.name) change.name = name;
  if (values.vault !== secret.vault.id) change.vault = values.vault;
  if (values.confirmToView !== secret.confirmToView) change.confirmToView = values.confirmToView;
  if (values.expires !== 'same' && (values.expires || secret.expiresAt)) change.expiresAt = endOf(values);
  const fields = changedFields(values, secret);
  if (fields.length) change.fields = Object.fromEntries(fields);
  return change;
}

function changedFields(values, secret) {
  const typed = typedFields(values);
  const changed = [];
  for (const [name, field] of typed) {
    const known = name in secret.fields;
    const before = known ? (secret.fields[name] ?? values.revealed[name]) : '';
    if (field.value === null || (field.value === before && (!field.type || !known || field.type === secret.fieldTypes[name]))) continue;
    changed.push([name, field.value === '' ? null : written(field)]);
  }
  const removed = Object.keys(secret.fields).filter((name) => !typed.has(name));
  return [...removed.map((name) => [name, null]), ...changed];
}

/** All fields by name; a type is said only for those of the member's own. */
function typedFields({ type, fields, own }) {
  const kind = kindOf({ type });
  return new Map([
    ...(kind.ownFields.length ? own : []).map((field) => [field.label.trim(), { type: field.type, value: field.value }]),
    ...kind.fields.map(({ name }) => [name, { value: fields[name] === undefined ? '' : fields[name] }]),
  ]);
}

const written = ({ type, value }) => (type ? { type, value } : value);

/** When a secret with these values will be gone, counted from now; null: never. */
function endOf({ type, expires, days }) {
  if (!expires || !kindOf({ type }).canExpire) return null;
  return new Date(api.now() + Number(expires === 'custom' ? days : expires) * DAY).toISOString();
}
