import { html } from '../lib/lit-html.js';
import { onAccount, readAccount } from '../server/account.js';
import { View } from '../shared/view.js';
import './panel-sign-in.js';

/** `<panel-sign-in-again>`: over the page when the session has ended, so that what is on the page stays. */
class PanelSignInAgain extends View {
  /** The session that has ended. */
  ended;
  answer = () => {};

  connectedCallback() {
    super.connectedCallback();
    onAccount(this.#look);
    this.#look();
  }

  view() {
    return html`<dialog aria-labelledby="again-title" @cancel=${this.#giveUp}>
      <div class="question">
        <h2 id="again-title" tabindex="-1">Sign in to go on</h2>
        <p class="soft">Your session has ended. What you typed is still here.</p>
        <panel-sign-in></panel-sign-in>
      </div>
    </dialog>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  #look = async () => {
    const { session } = await readAccount();
    if (this.isConnected && session && session !== this.ended) this.#close(true);
  };

  #giveUp = (event) => {
    event.preventDefault();
    this.#close(false);
  };

  #close(signedIn) {
    this.querySelector('dialog')?.close();
    this.remove();
    this.answer(signedIn);
  }
}

customElements.define('panel-sign-in-again', PanelSignInAgain);

let asking = null;

/**
 * Asks the member to sign in again, over the page. Calls that ask at the same time share one dialog.
 * @param {string} ended the session that is over
 * @returns {Promise<boolean>} whether they did
 */
export function signInAgain(ended) {
  asking ??= new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('panel-sign-in-again'), { ended, answer }));
  }).finally(() => (asking = null));
  return asking;
}
