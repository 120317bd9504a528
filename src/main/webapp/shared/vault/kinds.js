import { api } from '../server.js';

let declared = [];
let asked = null;

/** Reads the kinds of secrets, once: the server declares them, and no kind or field is known here by itself. */
export async function readKinds() {
  asked ??= api.get('/secret-kinds');
  try {
    declared = (await asked).items;
  } catch (problem) {
    asked = null;
    throw problem;
  }
  return declared;
}

/** The kinds, in the order in which they are offered; empty until they have been read. */
export const allKinds = () => declared;

export function kindOf({ type }) {
  return declared.find(({ id }) => id === type) ?? { id: type, name: type, icon: 'key', fields: [], ownFields: [] };
}

/** A field of a member's own, as if its kind had declared it. What is not known to be open is masked. */
export function ownField(kind, label, type) {
  const masked = kind.ownFields.find((own) => own.type === type)?.masked ?? true;
  return { name: label, label, type, masked, suggestions: [] };
}

/** How a field is shown and typed: as its kind declares it, or by its type where it is a member's own. */
export function fieldOf(kind, name, type) {
  return kind.fields.find((field) => field.name === name) ?? ownField(kind, name, type);
}

/** A name that a version or a problem tells of, for people. */
export function labelOf(kind, name) {
  const whole = { name: 'Name', vault: 'Vault', confirmToView: 'Confirm to view', expiresAt: 'Expires in' };
  return whole[name] ?? fieldOf(kind, name).label;
}
