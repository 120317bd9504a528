import { html, nothing } from '../lib/lit-html.js';
import { signOut } from '../server/sign-in.js';
import { href } from '../shared/place.js';
import { attempt } from '../shared/server.js';
import { session } from '../shared/session.js';
import { View } from '../shared/view.js';
import '../shared/icon.js';

/** [page, icon, words, who sees it] */
const PLACES = [
  ['secrets', 'key', 'Secrets', () => true],
  ['vaults', 'safe2', 'Vaults', () => session.isAdmin],
  ['apps', 'plug', 'Apps', () => session.isAdmin],
  ['provisioning', 'diagram-3', 'Provisioning', () => session.isAdmin],
];

/** `<panel-top>`: whose panel it is, and the way around. */
class PanelTop extends View {
  #page = '';
  server = '';

  set page(page) {
    this.#page = page;
    this.update();
  }

  view() {
    const { name, email } = session.member;
    return html`<img src="icons/icon-32.png" alt="" width="24" height="24" />
      <bdi class="clip name">${session.workspace.name}</bdi>
      ${this.#opensAside() ? html`<button class="button quiet icon" aria-label="Open in the side panel" title="Open in the side panel" @click=${this.#aside}><cs-icon name="layout-sidebar-reverse"></cs-icon></button>` : nothing}
      <button class="button quiet icon" popovertarget="panel-menu" aria-label="Menu" title="Menu"><cs-icon name="three-dots"></cs-icon></button>
      <nav id="panel-menu" class="menu" popover aria-label="Main" @click=${this.#chosen}>
        ${PLACES.filter(([, , , seen]) => seen()).map(
          ([page, icon, words]) => html`<a class="to" href=${href(`/${page}`)} aria-current=${page === this.#page ? 'page' : 'false'}><cs-icon name=${icon}></cs-icon>${words}</a>`,
        )}
        <hr />
        <a class="to" href=${this.server}><cs-icon name="box-arrow-up-right"></cs-icon>Open the web app</a>
        <button class="to" @click=${() => attempt(signOut)}><cs-icon name="box-arrow-right"></cs-icon>Sign out</button>
        <p class="small soft"><bdi class="clip">${name || email}</bdi><bdi class="clip">${new URL(this.server).host}</bdi></p>
      </nav>`;
  }

  /** Firefox opens its sidebar by itself, and has no place for one beside a popup's. */
  #opensAside() {
    return Boolean(chrome.sidePanel?.open) && document.documentElement.classList.contains('popup');
  }

  #aside = async () => {
    const { id: windowId } = await chrome.windows.getCurrent();
    await chrome.sidePanel.open({ windowId });
    window.close();
  };

  #chosen = (event) => {
    if (event.target.closest('a, button')) event.currentTarget.hidePopover();
  };
}

customElements.define('panel-top', PanelTop);
