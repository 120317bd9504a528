import { api } from '../server.js';

/** All apps of the workspace, newest first. */
export function fetchApps() {
  return api.all('/apps');
}

/** What webhooks can be told of. @returns {Promise<{id: string, name: string}[]>} */
export async function fetchEvents() {
  return (await api.get('/app-events')).items;
}

/** Path of an app under the API. */
export function pathOf(id) {
  return `/apps/${encodeURIComponent(id)}`;
}

/** What an app is, in a few words: for a webhook, where it is. */
export function kindOf({ kind, url }) {
  return kind === 'webhook' ? `Webhook at ${new URL(url).host}` : 'Works by itself';
}

/** How its webhook does, for a badge. @returns {string | null} */
export function stateOf({ disabledAt, failingSince }) {
  if (disabledAt) return 'Disabled';
  return failingSince ? 'Failing' : null;
}
