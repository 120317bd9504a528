import { api } from '../shared/server.js';
import { session } from '../shared/session.js';

/** Who may take secrets out as a file, by what the workspace says; guests never may. */
export const EXPORTERS = [
  ['admins', 'Admins'],
  ['members', 'All members but guests'],
  ['nobody', 'Nobody'],
];

/** Whether the member may export now. */
export async function mayExport() {
  if (session.isGuest) return false;
  const { exportBy } = await api.get('/workspace');
  return exportBy === 'members' || (exportBy === 'admins' && session.isAdmin);
}
