import { html } from '../lib/lit-html.js';
import { navigate } from '../shared/place.js';
import { Problem } from '../shared/problem.js';
import './secret-menu.js';

/** What the web app offers beside the list of secrets, and where there are none yet. */
const MANY = html`<secret-menu></secret-menu>`;
const IMPORT = html`<a href="/import">Import from another password manager</a>`;

/** A page beside the way around; `within` names the one from which it is reached. */
const beside = (title, load, view, within) => ({ title, load: () => Promise.all([import('./shell.js'), load()]), view, within });
/** A page that stands alone, for whoever comes, signed in or not; at one `forMembers` they sign in first. */
const door = (title, load, view, forMembers = false) => ({ title, load, view, isDoor: true, forMembers });

const to = (path) => () => navigate(path, { replace: true });

/** The pages of the web app by their names, how they look at a place, and the modules that draw them. */
export const PAGES = {
  'sign-in': { title: 'Sign in' },
  setup: { title: 'Set up' },
  confirm: door('Confirm your identity', () => import('./confirm-page.js'), () => html`<confirm-page></confirm-page>`),
  connect: door('Connect a client', () => import('./connect-page.js'), () => html`<connect-page></connect-page>`, true),
  invited: door('Join', () => import('./invited-page.js'), () => html`<invited-page @entered=${to('/secrets')}></invited-page>`),
  recover: door('Come back', () => import('./recover-page.js'), () => html`<recover-page @entered=${to('/devices')}></recover-page>`),
  'signed-in': door('Signed in', () => import('./signed-in-page.js'), () => html`<signed-in-page></signed-in-page>`),
  secrets: beside(
    'Secrets',
    () => import('../shared/vault/secrets-page.js'),
    (at, note) => html`<secrets-page .mode=${at.mode} .secretId=${at.id} .note=${note} .menu=${MANY} .start=${IMPORT}></secrets-page>`,
  ),
  import: beside('Import', () => import('./import-page.js'), () => html`<import-page></import-page>`, 'secrets'),
  importing: beside(
    'Import',
    () => import('./import-progress.js'),
    ({ id }, note) => html`<import-progress .importId=${id} .note=${note}></import-progress>`,
    'secrets',
  ),
  export: beside('Export', () => import('./export-page.js'), () => html`<export-page></export-page>`, 'secrets'),
  devices: beside('Trusted sessions', () => import('./devices-page.js'), () => html`<devices-page></devices-page>`),
  sessions: beside('Sessions', () => import('./sessions-page.js'), () => html`<sessions-page></sessions-page>`),
  vaults: beside('Vaults', () => import('../shared/admin/vaults-page.js'), () => html`<vaults-page></vaults-page>`),
  activity: beside('Activity', () => import('./activity-page.js'), ({ search }) => html`<activity-page .search=${search}></activity-page>`),
  confirmation: beside(
    'Activity',
    () => import('./confirmation-record.js'),
    ({ id }) => html`<confirmation-record .confirmationId=${id}></confirmation-record>`,
    'activity',
  ),
  people: beside('People', () => import('./people-page.js'), () => html`<people-page></people-page>`),
  person: beside('Member', () => import('./person-page.js'), ({ id }) => html`<person-page .personId=${id}></person-page>`, 'people'),
  teams: beside('Teams', () => import('./teams-page.js'), () => html`<teams-page></teams-page>`, 'people'),
  team: beside('Team', () => import('./team-page.js'), ({ id }) => html`<team-page .teamId=${id}></team-page>`, 'people'),
  apps: beside('Apps', () => import('../shared/admin/apps-page.js'), () => html`<apps-page></apps-page>`),
  app: beside('App', () => import('../shared/admin/app-page.js'), ({ id }, note) => html`<app-page .appId=${id} .note=${note}></app-page>`, 'apps'),
  provisioning: beside('Provisioning', () => import('../shared/admin/provisioning-page.js'), () => html`<provisioning-page></provisioning-page>`),
  settings: beside('Settings', () => import('./settings-page.js'), () => html`<settings-page></settings-page>`),
  profile: beside('Profile', () => import('./profile-page.js'), () => html`<profile-page></profile-page>`),
  tokens: beside('API tokens', () => import('./tokens-page.js'), () => html`<tokens-page></tokens-page>`, 'profile'),
  unknown: beside(
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
