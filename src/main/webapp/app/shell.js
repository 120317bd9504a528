import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { attempt } from '../shared/server.js';
import { session } from '../shared/session.js';
import { signOut } from './session.js';
import '../shared/icon.js';

/** [page, icon, words, short words for the bottom bar, who sees it] */
const PLACES = [
  ['secrets', 'key', 'Secrets', 'Secrets', () => true],
  ['devices', 'phone', 'Trusted sessions', 'Trusted', () => true],
  ['sessions', 'laptop', 'Sessions', 'Sessions', () => true],
  ['vaults', 'safe2', 'Vaults', 'Vaults', () => session.isAdmin],
  ['activity', 'activity', 'Activity', 'Activity', () => session.isAdmin],
  ['people', 'people', 'People', 'People', () => true],
  ['apps', 'plug', 'Apps', 'Apps', () => session.isAdmin],
  ['provisioning', 'diagram-3', 'Provisioning', 'Provisioning', () => session.isAdmin],
  ['settings', 'gear', 'Settings', 'Settings', () => true],
];
const IN_BAR = 3;

/** `<app-shell>`: the way around (a side bar, or a bottom bar on a narrow screen) and the page beside it. */
class AppShell extends View {
  page = 'secrets';
  /** Whether what is shown is not that page yet. */
  isComing = false;

  set content(content) {
    this.inside = content;
    this.update();
  }

  view() {
    const places = PLACES.filter(([, , , , seen]) => seen());
    return html`<a class="skip" href="#main" @click=${this.#skip}>Skip to the page</a>
      <nav class="side" aria-label="Main">
        <div class="brand"><img src="/app/countersign.svg" alt="" width="28" height="28" /><span class="clip"><bdi>${session.workspace?.name}</bdi></span></div>
        <ul>${places.map((to) => this.#link(to, to[2]))}</ul>
        ${this.#who('')}
      </nav>
      <main id="main" aria-busy=${this.isComing} ?inert=${this.isComing}>${this.inside}</main>
      <nav class="bar" aria-label="Main">
        <ul>
          ${places.slice(0, IN_BAR).map((to) => this.#link(to, to[3]))}
          <li>
            <button class="to" popovertarget="more" aria-current=${places.slice(IN_BAR).some(([page]) => page === this.page) ? 'true' : 'false'}>
              <cs-icon name="three-dots"></cs-icon><span>More</span>
            </button>
          </li>
        </ul>
        <div id="more" class="menu" popover @click=${this.#closeMore}>
          <ul>${places.slice(IN_BAR).map((to) => this.#link(to, to[2]))}</ul>
          ${this.#who('more-')}
        </div>
      </nav>`;
  }

  #link([page, icon], words) {
    return html`<li>
      <a class="to" href="/${page}" aria-current=${page === this.page ? 'page' : 'false'}>
        <cs-icon name=${icon}></cs-icon><span class="clip">${words}</span>
      </a>
    </li>`;
  }

  #who(prefix) {
    const { name, email } = session.member;
    return html`<div class="who">
      <a class="lines me" href="/profile" title="Your profile" aria-current=${this.page === 'profile' ? 'page' : 'false'}>
        <bdi class="clip" id="${prefix}name" title=${email}>${name || email}</bdi>
        <bdi class="clip small soft">${name ? email : ''}</bdi>
      </a>
      <button class="button quiet icon" aria-label="Sign out" title="Sign out" @click=${() => attempt(() => signOut())}>
        <cs-icon name="box-arrow-right"></cs-icon>
      </button>
    </div>`;
  }

  #skip = (event) => {
    event.preventDefault();
    this.querySelector('main h1')?.focus();
  };

  #closeMore = (event) => {
    if (event.target.closest('a')) event.currentTarget.hidePopover();
  };
}

customElements.define('app-shell', AppShell);
