import { api } from './server.js';

/** Reads the vaults in which the member can keep secrets, the default one first. */
export async function readVaults() {
  const { items } = await api.get('/vaults');
  return items.toSorted((a, b) => b.default - a.default || a.name.localeCompare(b.name));
}
