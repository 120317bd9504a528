import { html, nothing } from '../lib/lit-html.js';
import { ConfirmationRequest } from './confirmation-request.js';
import { isFinal } from './confirmation-watch.js';
import { locked, look, sentence } from './confirmation-views.js';
import { View } from './view.js';
import './icon.js';
import './time-ring.js';

const TICK_SHOWN_FOR = 600;
const SHORT = 30;

/**
 * `<confirmation-dialog>`: *Confirm your identity to continue*, with every state a confirmation can be in.
 *
 * It is modal, takes the focus and gives it back to what had it; Escape and *Cancel* give the request up. Each change
 * of state is told to assistive technology once, the time left once, at 30 s.
 */
export class ConfirmationDialog extends View {
  /** @type {import('./api.js').Api} */
  api;
  /** What had the focus, and gets it back. */
  opener = null;
  /** Where a phone is paired. */
  pairing = '/devices';
  /** Whether this is a phone, which confirms nothing that is asked on it. */
  onPhone = false;

  #request = null;
  #locked = null;
  #answer = () => {};
  #said = '';
  #short = 0;

  /**
   * Shows a confirmation until it is answered or given up.
   * @returns {Promise<'confirmed' | 'again' | 'denied' | 'expired' | 'cancelled' | 'signed-out'>} `again` is the wish to
   *   ask anew; the others are how it ended. After `confirmed` and `again` the dialog stays open.
   */
  wait(confirmation) {
    this.#request?.close();
    this.#locked = null;
    this.#request = new ConfirmationRequest(this.api, confirmation);
    this.#request.onPhone = this.onPhone;
    this.#request.addEventListener('change', () => this.#changed());
    this.#said = '';
    this.#show();
    this.#request.open();
    this.#warnWhenShort();
    return this.#answered();
  }

  /** The confirmation was refused when it was used; shows why. */
  refused(problem) {
    this.#request.refused(problem);
    this.#show();
    return this.#answered();
  }

  /** Tells that this member's confirmations are locked, until it is read. */
  lock(problem) {
    this.#request?.close();
    this.#locked = problem;
    this.#show();
    return this.#answered();
  }

  /** While the confirmed action waits for the network. */
  set connected(connected) {
    if (!this.#request) return;
    this.#request.connected = connected;
    this.update();
  }

  /** Resolves once the tick has been seen for long enough. */
  tick() {
    return new Promise((seen) => setTimeout(seen, TICK_SHOWN_FOR));
  }

  dismiss() {
    this.#request?.close();
    clearTimeout(this.#short);
    this.querySelector('dialog')?.close();
    if (this.opener?.isConnected) this.opener.focus({ preventScroll: true });
    this.remove();
  }

  #answered() {
    const { promise, resolve } = Promise.withResolvers?.() ?? withResolvers();
    this.#answer = resolve;
    return promise;
  }

  #show() {
    if (!this.isConnected) document.body.append(this);
    this.update();
  }

  #changed() {
    this.update();
    if (this.#request.state === 'confirmed' || this.#request.state === 'used') this.#answer('confirmed');
    if (isFinal(this.#request.state)) clearTimeout(this.#short);
    else this.#warnWhenShort();
  }

  #warnWhenShort() {
    clearTimeout(this.#short);
    const { left } = this.#request;
    if (left > SHORT) this.#short = setTimeout(() => this.#say(`${SHORT} seconds left`), (left - SHORT) * 1000);
  }

  #act = {
    close: () => {
      const state = this.#locked ? 'locked' : this.#request.state;
      this.#request?.cancel();
      this.dismiss();
      this.#answer(state === 'pending' ? 'cancelled' : state);
    },
    again: () => this.#answer('again'),
    signIn: () => {
      this.dismiss();
      this.#answer('signed-out');
      this.api.signIn?.();
    },
    send: (channel) => this.#request.send(channel),
    look: (channel) => this.#request.look(channel),
    passkey: () => this.#request.answerByPasskey(),
    answer: (event) => {
      event.preventDefault();
      this.#request.answer(new FormData(event.target).get('code').replace(/\D/g, ''));
    },
    typed: ({ target }) => {
      if (/^\d{6}$/.test(target.value.replace(/\s/g, '')) && !this.#request.busy) target.form.requestSubmit();
    },
  };

  view() {
    const act = { ...this.#act, pairing: this.pairing };
    const now = this.#locked ? locked(this.#locked, act) : look(this.#request, act);
    const what = this.#locked ? '' : sentence(this.#request.confirmation);
    this.#now = now;
    return html`<dialog aria-labelledby="ask-title" aria-describedby="ask-what" @cancel=${this.#escaped}>
      <div class="ask">
        <time-ring></time-ring>
        <div class="words">
          <h2 id="ask-title" tabindex="-1" autofocus class=${now.tone ?? ''}>${now.title}</h2>
          <p id="ask-what" class="what">${what}</p>
        </div>
        ${now.body ?? nothing} ${now.foot ?? nothing}
        <p class="unseen" role="status"></p>
      </div>
    </dialog>`;
  }

  #now = null;

  drawn() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    const request = this.#request;
    const { icon, mark, says, title, focus } = this.#now;
    this.querySelector('time-ring').show({
      icon,
      mark,
      left: request?.left ?? 0,
      total: request ? (request.until - request.since) / 1000 : 0,
      end: request?.until,
    });
    const news = says ?? title;
    if (news === this.#said) return;
    const field = focus && this.querySelector(focus);
    if (field) field.focus();
    else if (!dialog.contains(document.activeElement)) this.querySelector('h2').focus();
    this.#said = news;
    this.#say(news);
  }

  #say(words) {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words;
  }

  #escaped = (event) => {
    event.preventDefault();
    this.#act.close();
  };
}

function withResolvers() {
  let resolve;
  const promise = new Promise((yes) => (resolve = yes));
  return { promise, resolve };
}

customElements.define('confirmation-dialog', ConfirmationDialog);
