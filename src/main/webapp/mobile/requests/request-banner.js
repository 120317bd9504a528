import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../../shared/view.js';
import { openOver } from './request-over.js';

/**
 * `<cs-request-banner>`: beside whatever is on screen, that a request waits for an answer. It opens over that, so that
 * what is typed or waited for there stays as it is; and it opens only by a tap, so that no answer is given by a tap that
 * was meant for something else.
 */
class RequestBanner extends View {
  /** @type {import('../app.js').PhoneApp} */
  app;
  /** Whether what is on screen leaves room for it. */
  wanted = false;

  /** What is behind a modal dialog can't be reached, so it goes into the one on top. */
  update() {
    if (!this.app) return;
    const top = [...document.querySelectorAll('dialog:modal')].at(-1);
    const shown = this.wanted && !top?.matches('.over');
    if (shown && top && this.parentElement !== top) top.append(this);
    else if (shown && !top && this.parentElement !== this.app) this.app.prepend(this);
    else if (!shown) this.remove();
    super.update();
  }

  view() {
    const open = this.app.open ?? [];
    if (!open.length) return nothing;
    return html`<div class="banner" role="status">
      <cs-icon name="shield-check"></cs-icon>
      <span>${open.length === 1 ? 'A request waits for you' : `${open.length} requests wait for you`}</span>
      <button type="button" class="button" @click=${() => openOver(this.app, open[0].id)}>Look</button>
    </div>`;
  }
}

customElements.define('cs-request-banner', RequestBanner);
