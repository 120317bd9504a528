import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { session } from '../shared/session.js';
import { Api } from '../shared/api.js';
import { api, connect } from '../shared/server.js';
import { follow, navigate } from '../shared/place.js';
import { isOurs, place } from './router.js';
import { signInHere } from './sign-in-again.js';
import { takeCode } from './connect-code.js';
import './sign-in.js';
import './set-up.js';
import './shell.js';
import '../shared/vault/secrets-page.js';
import './secret-menu.js';
import './import-page.js';
import './import-progress.js';
import './export-page.js';
import './devices-page.js';
import './sessions-page.js';
import '../shared/admin/vaults-page.js';
import './activity-page.js';
import './confirmation-record.js';
import './profile-page.js';
import './tokens-page.js';
import './people-page.js';
import '../shared/admin/apps-page.js';
import '../shared/admin/app-page.js';
import './person-page.js';
import './teams-page.js';
import './team-page.js';
import '../shared/admin/provisioning-page.js';
import './settings-page.js';
import './confirm-page.js';
import './connect-page.js';
import './invited-page.js';
import './recover-page.js';
import './signed-in-page.js';

/** What the web app offers beside the list of secrets, and where there are none yet. */
const MANY = html`<secret-menu></secret-menu>`;
const IMPORT = html`<a href="/import">Import from another password manager</a>`;
const PAGES = {
  secrets: (at, note) => html`<secrets-page .mode=${at.mode} .secretId=${at.id} .note=${note} .menu=${MANY} .start=${IMPORT}></secrets-page>`,
  import: () => html`<import-page></import-page>`,
  importing: ({ id }, note) => html`<import-progress .importId=${id} .note=${note}></import-progress>`,
  export: () => html`<export-page></export-page>`,
  devices: () => html`<devices-page></devices-page>`,
  sessions: () => html`<sessions-page></sessions-page>`,
  vaults: () => html`<vaults-page></vaults-page>`,
  activity: () => html`<activity-page .search=${location.search}></activity-page>`,
  confirmation: ({ id }) => html`<confirmation-record .confirmationId=${id}></confirmation-record>`,
  profile: () => html`<profile-page></profile-page>`,
  tokens: () => html`<tokens-page></tokens-page>`,
  people: () => html`<people-page></people-page>`,
  apps: () => html`<apps-page></apps-page>`,
  app: ({ id }, note) => html`<app-page .appId=${id} .note=${note}></app-page>`,
  person: ({ id }) => html`<person-page .personId=${id}></person-page>`,
  teams: () => html`<teams-page></teams-page>`,
  team: ({ id }) => html`<team-page .teamId=${id}></team-page>`,
  provisioning: () => html`<provisioning-page></provisioning-page>`,
  settings: () => html`<settings-page></settings-page>`,
  unknown: () => html`<div class="page"><div class="empty">
    <h1 tabindex="-1">There is nothing here</h1>
    <p>The address may be mistyped, or what was here is gone.</p>
    <a class="button" href="/secrets">Go to your secrets</a>
  </div></div>`,
};
/** Places for whoever comes, signed in or not. */
const DOORS = new Set(['confirm', 'connect', 'invited', 'recover', 'signed-in']);
/** The places whose pages are reached from another one. */
const WITHIN = {
  import: 'secrets',
  importing: 'secrets',
  export: 'secrets',
  person: 'people',
  teams: 'people',
  team: 'people',
  app: 'apps',
  confirmation: 'activity',
  tokens: 'profile',
};
const TITLES = {
  secrets: 'Secrets',
  import: 'Import',
  importing: 'Import',
  export: 'Export',
  devices: 'Trusted sessions',
  sessions: 'Sessions',
  vaults: 'Vaults',
  activity: 'Activity',
  confirmation: 'Activity',
  profile: 'Profile',
  tokens: 'API tokens',
  people: 'People',
  apps: 'Apps',
  app: 'App',
  person: 'Member',
  teams: 'Teams',
  team: 'Team',
  provisioning: 'Provisioning',
  settings: 'Settings',
  'sign-in': 'Sign in',
  'signed-in': 'Signed in',
  setup: 'Set up',
  confirm: 'Confirm your identity',
  connect: 'Connect a client',
  invited: 'Join',
  recover: 'Come back',
};

/** `<countersign-app>`: finds out who is there, and shows the page of the address. */
class CountersignApp extends View {
  #at = place(location.pathname);
  #note = null;
  #setup = null;
  #problem = null;
  #known = false;
  /** Where sign-in leads back to. */
  #from = null;

  connectedCallback() {
    connect(new Api({ signIn: signInHere }), { pairing: '/devices' });
    follow((note) => this.#go(note), isOurs);
    session.addEventListener('change', () => this.update());
    super.connectedCallback();
    if (this.#at.page === 'confirm') return;
    if (this.#at.page === 'connect') takeCode();
    this.#start();
  }

  async #start() {
    this.#problem = null;
    try {
      const signedIn = await session.load();
      if (!signedIn) this.#setup = await api.get('/setup', { quiet: true }).catch((p) => (p.status === 404 ? {} : Promise.reject(p)));
      this.#known = true;
      this.#guard();
    } catch (problem) {
      this.#problem = problem;
    }
    this.update();
  }

  /** Sends everyone where they can be: to set-up, to sign-in and back, or to the secrets. */
  #guard() {
    const { page } = this.#at;
    if (DOORS.has(page)) return;
    if (!session.member) {
      const wanted = this.#setup?.required ? 'setup' : 'sign-in';
      if (page === wanted) return;
      if (page !== 'home' && page !== 'setup') this.#from = location.pathname + location.search;
      navigate(`/${wanted}`, { replace: true });
    } else if (['home', 'sign-in', 'setup'].includes(page)) {
      const to = this.#from ?? '/secrets';
      this.#from = null;
      navigate(to, { replace: true });
    }
  }

  async #go(note) {
    const before = this.#at;
    this.#at = place(location.pathname);
    this.#note = note;
    if (!this.#known && this.#at.page !== 'confirm') return this.#start();
    this.#guard();
    this.update();
    if (before.page === this.#at.page) return;
    await new Promise((next) => setTimeout(next));
    (this.querySelector('main [autofocus]') ?? this.querySelector('main h1'))?.focus();
  }

  #entered = () => this.#guard();

  #joined = () => navigate('/secrets', { replace: true });

  #cameBack = () => navigate('/devices', { replace: true });

  view() {
    const { page } = this.#at;
    document.title = page === 'unknown' || page === 'home' ? 'Countersign' : `${TITLES[page]} · Countersign`;
    if (page === 'confirm') return html`<confirm-page></confirm-page>`;
    if (this.#problem) return this.#failed();
    if (!this.#known || page === 'home') return html`<div class="bare" aria-busy="true"><span class="skeleton w40"></span></div>`;
    if (page === 'invited') return html`<invited-page @entered=${this.#joined}></invited-page>`;
    if (page === 'signed-in') return html`<signed-in-page></signed-in-page>`;
    if (page === 'recover') return html`<recover-page @entered=${this.#cameBack}></recover-page>`;
    if (!session.member) {
      return this.#setup?.required
        ? html`<set-up @entered=${this.#entered}></set-up>`
        : html`<sign-in .demo=${this.#setup} .from=${page === 'connect' ? '/connect' : this.#from} @entered=${this.#entered}></sign-in>`;
    }
    if (page === 'connect') return html`<connect-page></connect-page>`;
    return html`<app-shell .page=${WITHIN[page] ?? page} .content=${(PAGES[page] ?? PAGES.unknown)(this.#at, this.#note)}></app-shell>`;
  }

  #failed() {
    return html`<main class="bare" role="alert">
      <h1 tabindex="-1">Countersign can’t be reached</h1>
      <p class="soft">${this.#problem.message}</p>
      <button class="button primary" @click=${() => this.#start()}>Try again</button>
    </main>`;
  }
}

customElements.define('countersign-app', CountersignApp);
