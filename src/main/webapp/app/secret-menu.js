import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { mayExport } from './export-policy.js';

/** `<secret-menu>`: what is done with many secrets at once, and seldom. */
class SecretMenu extends View {
  #exports = false;

  async connectedCallback() {
    super.connectedCallback();
    // Where it can't be told there is no way offered; the page of it would say why
    this.#exports = await mayExport().catch(() => false);
    this.update();
  }

  view() {
    return html`<button class="button quiet icon" popovertarget="secret-menu" aria-label="More actions" title="More actions"><cs-icon name="three-dots"></cs-icon></button>
      <div id="secret-menu" class="menu" popover @beforetoggle=${this.#place} @click=${this.#chosen}>
        <a class="to" href="/import"><cs-icon name="box-arrow-in-down"></cs-icon>Import</a>
        ${this.#exports ? html`<a class="to" href="/export"><cs-icon name="box-arrow-up"></cs-icon>Export</a>` : nothing}
      </div>`;
  }

  /** Below its button, and in line with its end. */
  #place = (event) => {
    const { bottom, right } = this.querySelector('button').getBoundingClientRect();
    Object.assign(event.target.style, { top: `${bottom + 4}px`, right: `${document.documentElement.clientWidth - right}px` });
  };

  #chosen = (event) => event.currentTarget.hidePopover();
}

customElements.define('secret-menu', SecretMenu);
