import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { SIGNED_IN } from './session.js';

/** `<signed-in-page>`: where a provider's sign-in ends that another tab waits for. Tells it, and closes if it may. */
class SignedInPage extends View {
  connectedCallback() {
    super.connectedCallback();
    const channel = new BroadcastChannel(SIGNED_IN);
    channel.postMessage('');
    channel.close();
    window.close();
  }

  view() {
    return html`<main class="bare landing">
      <span class="seal still"><cs-icon name="check-lg"></cs-icon></span>
      <h1 tabindex="-1">You are signed in</h1>
      <p class="soft">Go back to the tab you came from: it goes on by itself. This one can be closed.</p>
      <a class="button" href="/secrets">Go to your secrets here</a>
    </main>`;
  }
}

customElements.define('signed-in-page', SignedInPage);
