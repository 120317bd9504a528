import { api } from '../server.js';

/** All vaults of the workspace: the default one first, then by name; disabled ones last. */
export async function fetchVaults() {
  return (await api.all('/vaults')).toSorted(
    (a, b) => Number(b.default) - Number(a.default) || Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name),
  );
}

/** The vaults in which the member can keep secrets, the default one first. */
export async function readVaults() {
  return (await fetchVaults()).filter(({ disabled }) => !disabled);
}

/** What a new vault's key may be guarded by. @returns {Promise<{id: string, name: string}[]>} */
export async function fetchStrategies() {
  return (await api.get('/vault-strategies')).items;
}

/** Path of a vault under the API. */
export function pathOf({ id }) {
  return `/vaults/${encodeURIComponent(id)}`;
}

/** What guards a vault's key, in words for lists and forms. */
export const STRATEGIES = {
  local: { name: 'Master key', hint: 'Its key is guarded by this server’s master key.' },
  kms: { name: 'Key service', hint: 'Its key is guarded by the key service too. While that is away, nothing in this vault can be read.' },
};
