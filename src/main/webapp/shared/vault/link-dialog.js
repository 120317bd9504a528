import { html } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { wrong } from './secret-inputs.js';
import './veiled-input.js';

const LIFETIMES = [
  ['PT1H', '1 hour'],
  ['PT12H', '12 hours'],
  ['P1D', '1 day'],
  ['P5D', '5 days'],
  ['P30D', '30 days'],
];
const SHORTEST = 8;

/** `<link-dialog>`: how long a link lives, how often it can be viewed, and what is asked of who opens it. */
class LinkDialog extends View {
  ask;
  answer = () => {};

  view() {
    const { name, expiresIn = 'P1D', once = true, recipient = '', password = '', wrong: errors = {} } = this.ask;
    return html`<dialog class="wider" aria-labelledby="link-title" @close=${this.#closed}>
      <form class="question" method="dialog" @submit=${this.#yes} @input=${this.#typed}>
        <h2 id="link-title" tabindex="-1">New link to <bdi>${name}</bdi></h2>
        <p class="soft">It shows the secret with its attachments as it is now, to whoever has the link.</p>
        <label class="field"><span>Expires in</span>
          <select class="input" name="expiresIn">${LIFETIMES.map(([id, words]) => html`<option value=${id} ?selected=${id === expiresIn}>${words}</option>`)}</select></label>
        <label class="switch"><input type="checkbox" role="switch" name="once" .checked=${once} />
          <span>Can be viewed only 1 time<span class="hint">Then the link has ended, even if time is left.</span></span></label>
        <div class="field"><label for="link-recipient">Send a code to (optional)</label>
          <input class="input" id="link-recipient" type="email" name="recipient" .value=${recipient} maxlength="254" autocomplete="off" placeholder="name@example.com"
            aria-invalid=${errors.recipient ? 'true' : 'false'} aria-describedby=${errors.recipient ? 'link-recipient-wrong' : 'link-recipient-hint'} />
          ${errors.recipient ? wrong('link-recipient', `The address ${errors.recipient}.`) : html`<small id="link-recipient-hint">Only who reads this mailbox can open the link.</small>`}</div>
        <div class="field"><label for="link-password">Password (optional)</label>
          <veiled-input .given=${{ id: 'link-password', name: 'password', value: password, limit: 128, error: errors.password, required: false }}></veiled-input>
          ${errors.password ? wrong('link-password', `The password ${errors.password}.`) : html`<small>At least ${SHORTEST} characters. Tell it in another way than the link.</small>`}</div>
        <div class="actions">
          <button type="button" class="button" @click=${this.#no}>Cancel</button>
          <button class="button primary">Make link</button>
        </div>
      </form>
    </dialog>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (dialog.open) return;
    dialog.showModal();
    (this.querySelector('[aria-invalid=true]') ?? this.querySelector('select')).focus();
  }

  /** What was wrong with it goes as it is typed anew. */
  #typed = ({ target }) => {
    if (!this.ask.wrong?.[target.name]) return;
    this.ask = { ...this.ask, wrong: { ...this.ask.wrong, [target.name]: undefined } };
    this.update();
  };

  #yes = (event) => {
    event.preventDefault();
    const { expiresIn, once, recipient, password } = Object.fromEntries(new FormData(event.target));
    const wanted = { expiresIn, once: once === 'on', recipient: recipient.trim(), password };
    if (password && password.length < SHORTEST) {
      this.ask = { ...this.ask, ...wanted, wrong: { password: `must have at least ${SHORTEST} characters` } };
      this.update();
      return;
    }
    this.answer(wanted);
    this.querySelector('dialog').close();
  };

  #no = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('link-dialog', LinkDialog);

/**
 * Asks what a link is to be.
 * @param {{name: string, expiresIn?: string, once?: boolean, recipient?: string, password?: string, wrong?: Record<string, string>}} ask
 *   what was typed the last time, and why it does not do
 * @returns {Promise<{expiresIn: string, once: boolean, recipient: string, password: string} | null>} null if it was given up
 */
export function askForLink(ask) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('link-dialog'), { ask, answer }));
  });
}
