import { ownField } from '../shared/vault/kinds.js';

/**
 * What each column of a CSV file is for, by the column's name: `''` is left out, `name` names the secret, `field.user`
 * is a field of the kind, `own.text` a field of the member's own that is called like the column.
 * @typedef {Map<string, string>} Aims
 */

/** @returns {Aims} of a mapping as the API has it */
export function aimsOf({ name, fields, fieldTypes }, kind, columns) {
  const aims = new Map(columns.map((column) => [column, '']));
  for (const [field, column] of Object.entries(fields)) {
    const declared = kind.fields.some((one) => one.name === field);
    aims.set(column, declared ? `field.${field}` : `own.${fieldTypes?.[field] ?? 'password'}`);
  }
  return name ? aims.set(name, 'name') : aims;
}

/** The mapping, as the API has it, of a file whose columns are aimed so. */
export function mappingOf(type, aims) {
  const parts = [...aims].map(([column, aim]) => [column, ...aim.split('.')]);
  const own = parts.filter(([, what]) => what === 'own');
  const fields = parts.filter(([, what]) => what === 'field').map(([column, , field]) => [field, column]);
  return {
    type,
    name: parts.find(([, what]) => what === 'name')?.[0],
    fields: Object.fromEntries([...fields, ...own.map(([column]) => [column, column])]),
    fieldTypes: Object.fromEntries(own.map(([column, , fieldType]) => [column, fieldType])),
  };
}

/** Aims one column anew. The name and the fields of a kind take one column each, so another gives way. */
export function aimed(aims, column, aim) {
  const gives = (old) => old === aim && !aim.startsWith('own.');
  return new Map([...aims].map(([other, old]) => [other, other === column ? aim : gives(old) ? '' : old]));
}

/** The aims for another kind: what it has too stays, and the rest becomes fields of the member's own where it may. */
export function carried(aims, from, to) {
  const taken = new Set();
  return new Map(
    [...aims].map(([column, aim]) => {
      const wanted = aim === 'name' ? aim : fitting(column, aim, from, to);
      const free = wanted.startsWith('own.') || !taken.has(wanted);
      taken.add(wanted);
      return [column, free ? wanted : ''];
    }),
  );
}

function fitting(column, aim, from, to) {
  const [what, detail] = aim.split('.');
  const called = (word) => bare(word) === bare(column);
  const field = to.fields.find(({ name, label }) => (what === 'field' ? name === detail : called(name) || called(label)));
  if (field) return `field.${field.name}`;
  if (!aim || !to.ownFields.length) return '';
  const { masked } = what === 'own' ? ownField(from, column, detail) : from.fields.find(({ name }) => name === detail);
  return `own.${to.ownFields.find((own) => own.masked === masked).type}`;
}

/** "User name" and "username" are one word. */
const bare = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
