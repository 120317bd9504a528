import { html } from '../lib/lit-html.js';
import { navigate } from '../shared/place.js';
import { Problem } from '../shared/problem.js';
import './secret-menu.js';

/** What the web app offers beside the list of secrets, and where there are none yet. */
const MANY = html`<secret-menu></secret-menu>`;
const IMPORT = html`<a href="/import">Import from another password manager</a>`;

/** A page beside the way around; `within` names the one from which it is reached. */
const beside = (path, title, load, view, within) => ({ path, title, load: () => Promise.all([import('./shell.js'), load()]), view, within });
/** A page that stands alone, for whoever comes, signed in or not; at one `forMembers` they sign in first. */
const door = (path, title, load, view, forMembers = false) => ({ path, title, load, view, isDoor: true, forMembers });

const to = (path) => () => navigate(path, { replace: true });

/** The pages of the web app by their names: where each is, the first that fits, how it looks there, and the modules that draw it. */
export const PAGES = {
  home: { path: '/' },
  'sign-in': { path: '/sign-in', title: 'Sign in' },
  setup: { path: '/setup', title: 'Set up' },
  confirm: door('/confirm', 'Confirm your identity', () => import('./confirm-page.js'), () => html`<confirm-page></confirm-page>`),
  connect: door('/connect', 'Connect a client', () => import('./connect-page.js'), () => html`<connect-page></connect-page>`, true),
  invited: door('/invited', 'Join', () => import('./invited-page.js'), () => html`<invited-page @entered=${to('/secrets')}></invited-page>`),
  recover: door('/recover', 'Come back', () => import('./recover-page.js'), () => html`<recover-page @entered=${to('/devices')}></recover-page>`),
  'signed-in': door('/signed-in', 'Signed in', () => import('./signed-in-page.js'), () => html`<signed-in-page></signed-in-page>`),
  secrets: beside(
    '/secrets',
    'Secrets',
    () => import('../shared/vault/secrets-page.js'),
    (at, note) => html`<secrets-page .mode=${at.mode} .secretId=${at.id} .note=${note} .menu=${MANY} .start=${IMPORT}></secrets-page>`,
  ),
  import: beside('/import', 'Import', () => import('./import-page.js'), () => html`<import-page></import-page>`, 'secrets'),
  importing: beside(
    '/import/:id',
    'Import',
    () => import('./import-progress.js'),
    ({ id }, note) => html`<import-progress .importId=${id} .note=${note}></import-progress>`,
    'secrets',
  ),
  export: beside('/export', 'Export', () => import('./export-page.js'), () => html`<export-page></export-page>`, 'secrets'),
  devices: beside('/devices', 'Trusted sessions', () => import('./devices-page.js'), () => html`<devices-page></devices-page>`),
  sessions: beside('/sessions', 'Sessions', () => import('./sessions-page.js'), () => html`<sessions-page></sessions-page>`),
  vaults: beside('/vaults', 'Vaults', () => import('../shared/admin/vaults-page.js'), () => html`<vaults-page></vaults-page>`),
  activity: beside('/activity', 'Activity', () => import('./activity-page.js'), ({ search }) => html`<activity-page .search=${search}></activity-page>`),
  confirmation: beside(
    '/activity/:id',
    'Activity',
    () => import('./confirmation-record.js'),
    ({ id }) => html`<confirmation-record .confirmationId=${id}></confirmation-record>`,
    'activity',
  ),
  people: beside('/people', 'People', () => import('./people-page.js'), () => html`<people-page></people-page>`),
  teams: beside('/people/teams', 'Teams', () => import('./teams-page.js'), () => html`<teams-page></teams-page>`, 'people'),
  team: beside('/people/teams/:id', 'Team', () => import('./team-page.js'), ({ id }) => html`<team-page .teamId=${id}></team-page>`, 'people'),
  person: beside('/people/:id', 'Member', () => import('./person-page.js'), ({ id }) => html`<person-page .personId=${id}></person-page>`, 'people'),
  apps: beside('/apps', 'Apps', () => import('../shared/admin/apps-page.js'), () => html`<apps-page></apps-page>`),
  app: beside('/apps/:id', 'App', () => import('../shared/admin/app-page.js'), ({ id }, note) => html`<app-page .appId=${id} .note=${note}></app-page>`, 'apps'),
  provisioning: beside('/provisioning', 'Provisioning', () => import('../shared/admin/provisioning-page.js'), () => html`<provisioning-page></provisioning-page>`),
  settings: beside('/settings', 'Settings', () => import('./settings-page.js'), () => html`<settings-page></settings-page>`),
  profile: beside('/profile', 'Profile', () => import('./profile-page.js'), () => html`<profile-page></profile-page>`),
  tokens: beside('/tokens', 'API tokens', () => import('./tokens-page.js'), () => html`<tokens-page></tokens-page>`, 'profile'),
  unknown: beside(
    null,
    '',
    () => null,
    () => html`<div class="page"><div class="empty">
      <h1 tabindex="-1">There is nothing here</h1>
      <p>The address may be mistyped, or what was here is gone.</p>
      <a class="button" href="/secrets">Go to your secrets</a>
    </div></div>`,
  ),
};

/**
 * Loads what draws a page, if it is not here yet.
 * @throws {Problem} if it can't be had: there is no connection, or the server has another version by now
 */
export async function load(page) {
  try {
    await PAGES[page]?.load?.();
  } catch (cause) {
    throw Problem.offline(cause);
  }
}
