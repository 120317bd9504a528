import { html, nothing } from '../../lib/lit-html.js';
import { href } from '../../shared/place.js';
import { session } from '../../shared/session.js';
import { View } from '../../shared/view.js';

const PLACES = [
  ['/vaults', 'safe2', 'Vaults'],
  ['/apps', 'plug', 'Apps'],
  ['/provisioning', 'diagram-3', 'Provisioning'],
];

/** What admins manage of their workspace from the phone too. */
class WorkspaceCard extends View {
  async connectedCallback() {
    super.connectedCallback();
    // Who can't be asked about now is taken for no admin
    if (!session.member) await session.load().catch(() => false);
    this.update();
  }

  view() {
    if (!session.isAdmin) return nothing;
    return html`
      <section class="card part">
        <h2>Workspace</h2>
        <ul class="rows">
          ${PLACES.map(
            ([path, icon, words]) => html`<li>
              <a class="row" href=${href(path)}><cs-icon name=${icon}></cs-icon><span class="lines">${words}</span><cs-icon name="chevron-right"></cs-icon></a>
            </li>`,
          )}
        </ul>
      </section>
    `;
  }
}

customElements.define('cs-workspace-card', WorkspaceCard);
