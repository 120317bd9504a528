import { kindOf, ownField } from './kinds.js';
import { valuesOf } from './secret-values.js';

/**
 * One difference between what was typed here and what someone else has saved meanwhile.
 * @typedef {object} Difference
 * @property {string} label
 * @property {string} theirs in words
 * @property {string | null} mine in words; null where it cannot be kept, as it was never opened here
 * @property {boolean} mineChanged whether it was changed here; else it was changed there
 * @property {(values: object) => object} takeTheirs the values with theirs in this place
 */

/** @returns {Difference[]} */
export function differences(base, theirs, values, vaults) {
  const told = { before: valuesOf(base), theirs: valuesOf(theirs), mine: values };
  return [...wholes(told, theirs, vaults), ...ofKind(told, base), ...ofOwn(told, base)];
}

function wholes({ before, theirs, mine }, secret, vaults) {
  const vaultName = (id) => vaults.find((vault) => vault.id === id)?.name ?? secret.vault.name;
  const yesNo = (on) => (on ? 'Yes' : 'No');
  const whole = (label, name, inWords) => ({
    label,
    theirs: inWords(theirs[name]),
    mine: inWords(mine[name]),
    same: theirs[name] === mine[name],
    mineChanged: mine[name] !== before[name],
    takeTheirs: (values) => ({ ...values, [name]: theirs[name] }),
  });
  return [
    whole('Name', 'name', (name) => name.trim()),
    whole('Vault', 'vault', vaultName),
    whole('Confirm to view', 'confirmToView', yesNo),
    whole('Expires', 'expires', (choice) => ({ '': 'Never', same: 'As saved there', custom: 'As chosen here' })[choice] ?? `In ${choice} days`),
  ].filter(({ same }) => !same);
}

function ofKind({ before, theirs, mine }, { type }) {
  const value = ({ fields }, name) => (fields[name] === undefined ? '' : fields[name]);
  return kindOf({ type }).fields.flatMap(({ name, label, masked }) => {
    const [old, other, own] = [before, theirs, mine].map((values) => value(values, name));
    const difference = compare(masked, old, other, own, mine.revealed[name]);
    const takeTheirs = (values) => ({ ...values, fields: { ...values.fields, [name]: other } });
    return difference ? [{ label, ...difference, takeTheirs }] : [];
  });
}

function ofOwn({ before, theirs, mine }, { type }) {
  const kind = kindOf({ type });
  const labels = new Set([...theirs.own, ...mine.own].map(({ label }) => label.trim()));
  return [...labels].flatMap((label) => {
    const [old, other, own] = [before, theirs, mine].map(({ own }) => own.find((field) => field.label.trim() === label));
    const masked = [other, own].some((field) => field && ownField(kind, label, field.type).masked);
    const value = (field) => (field ? field.value : '');
    const difference = compare(masked, value(old), value(other), value(own), mine.revealed[label]);
    const without = (values) => values.own.filter((field) => field.label.trim() !== label);
    const takeTheirs = (values) => ({ ...values, own: other ? [...without(values), other] : without(values) });
    return difference ? [{ label, ...difference, takeTheirs }] : [];
  });
}

/** A null value is closed: what it holds is not known here. */
function compare(masked, before, theirs, mine, revealed) {
  if (mine === theirs) return null;
  const words = (value, whose) => (value === '' ? 'Empty' : masked ? `Hidden, as ${whose}` : value);
  return {
    theirs: words(theirs, 'saved there'),
    mine: mine === null ? null : words(mine, 'typed here'),
    mineChanged: mine !== null && mine !== (before ?? revealed),
  };
}
