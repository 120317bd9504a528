import { html } from '../../lib/lit-html.js';
import { keep } from '../home/decisions.js';
import { leave } from '../router.js';
import { View } from '../../shared/view.js';
import { announce } from '../announce.js';
import { decide, digestShown } from './decision.js';
import * as outcomes from './outcomes.js';
import { answers, denial, end, facts, numberField } from './request-view.js';

/** A tap meant for what was here before must not answer what has just appeared. */
const SETTLE = 350;
const BRIEF = 2_000;
const SOON = 30;
/** So many wrong numbers deny a request, and some may have been typed elsewhere. */
const TRIES = 3;

/**
 * *Confirmation Request*: one request, two answers. What is signed is the text that was first shown here; should the
 * server's list change under it, only the nonce is taken from there.
 */
class RequestScreen extends View {
  #since = performance.now();
  #request;
  #digest;
  #outcome;
  #denying = false;
  #signOut = false;
  #busy = '';
  #wrong = '';
  #wrongNumbers = 0;
  #settled = false;
  #warned = false;
  #closing;

  /** @type {import('../app.js').PhoneApp} */
  app;
  /** Id of the confirmation. */
  confirmation;
  /** Puts the screen away. */
  leave = leave;

  connectedCallback() {
    super.connectedCallback();
    if (!this.#request) this.app.inbox.refresh();
  }

  disconnectedCallback() {
    clearTimeout(this.#closing);
  }

  update() {
    this.#follow();
    super.update();
  }

  view() {
    if (this.#outcome) return html`<main class="request">${end(this.#outcome, this.leave)}</main>`;
    if (!this.#digest) return this.#looking();
    return html`
      <main class="request">
        <form novalidate @submit=${this.#submit} @click=${this.#pressed}>${this.#denying ? this.#denial() : this.#asking()}</form>
      </main>
    `;
  }

  #asking() {
    const { app } = this;
    const request = this.#request;
    const whole = (Date.parse(request.expiresAt) - Date.parse(request.askedAt)) / 1000;
    const waiting = !this.#settled || Boolean(this.#busy);
    return html`
      ${facts(request, app.phone.pairing.workspace.name, app.now(), app.secondsLeft(request) / whole)}
      ${answers({ busy: this.#busy, wrong: this.#wrong, waiting, number: request.numberRequired && this.#number() })}
    `;
  }

  #number() {
    return numberField(this.#wrong, () => this.#complain(''));
  }

  #denial() {
    return denial({
      workspace: this.app.phone.pairing.workspace.name,
      client: this.#request.client,
      signOut: this.#signOut,
      busy: Boolean(this.#busy),
      wrong: this.#wrong,
      waiting: !this.#settled || Boolean(this.#busy),
      onSignOut: (event) => (this.#signOut = event.target.checked),
    });
  }

  #looking() {
    const offline = this.app.inbox.link === 'offline';
    return html`
      <main class="request">
        <div class="end calm" aria-busy="true">
          <h1 tabindex="-1" class="kicker">Confirmation Request</h1>
          ${offline
            ? html`<p>${navigator.onLine ? 'The server can’t be reached.' : 'You are offline.'} The request shows as soon as the connection is back.</p>`
            : html`<span class="skeleton"></span><span class="skeleton"></span>`}
        </div>
      </main>
    `;
  }

  /** Follows the inbox and the clock: the request comes, runs out, or is closed elsewhere. */
  #follow() {
    if (this.#outcome || this.#busy || !this.app) return;
    const listed = this.app.inbox.item(this.confirmation);
    if (!this.#request && listed) this.#show(listed);
    const left = this.#request && this.app.secondsLeft(this.#request);
    if (left <= 0) return this.#finish(outcomes.expired());
    const isGone = this.#request || this.app.inbox.asOf > this.#since;
    if (!listed && isGone) return this.#finish(outcomes.closed());
    if (left <= SOON && !this.#warned) {
      this.#warned = true;
      announce(`${SOON} seconds left.`);
    }
  }

  async #show(request) {
    this.#request = request;
    this.#warned = this.app.secondsLeft(request) <= SOON;
    const digest = await digestShown(request);
    if (this.#outcome) return;
    if (!digest) return this.#finish(outcomes.altered());
    this.#digest = digest;
    this.update();
    this.app.focusHeading();
    this.#settle();
  }

  #settle() {
    this.#settled = false;
    setTimeout(() => {
      this.#settled = true;
      this.update();
    }, SETTLE);
  }

  #pressed = (event) => {
    if (this.#busy || !this.#settled) return;
    const name = event.target.closest('button')?.name;
    if (name === 'deny' && !this.#denying) this.#turn(true);
    if (name === 'back') this.#turn(false);
  };

  #turn(denying) {
    this.#denying = denying;
    this.#wrong = '';
    this.#settle();
    this.update();
    this.app.focusHeading();
  }

  #submit = (event) => {
    event.preventDefault();
    if (this.#busy || !this.#settled) return;
    if (this.#denying) this.#send('deny', { signOut: this.#signOut });
    else if (!this.#request.numberRequired) this.#send('approve', {});
    else {
      const number = event.target.elements.number.value.replace(/\D/g, '');
      if (number.length === 6) this.#send('approve', { number });
      else this.#complain('Type all six digits, then tap It’s me! again.', true);
    }
  };

  async #send(decision, more) {
    this.#busy = decision;
    this.#complain('');
    try {
      const request = { ...this.#request, nonce: this.app.inbox.item(this.confirmation)?.nonce ?? this.#request.nonce };
      const state = await decide(this.app.phone, request, { decision, textDigest: this.#digest, ...more });
      await this.#decided(decision, state, more.signOut);
    } catch (problem) {
      this.#refused(problem, more.number);
    } finally {
      this.#busy = '';
      this.update();
    }
  }

  async #decided(decision, state, signedOut) {
    if (state !== (decision === 'deny' ? 'denied' : 'confirmed')) return this.#finish(outcomes.answered());
    navigator.vibrate?.(decision === 'deny' ? [20, 60, 20] : 30);
    const { text, client } = this.#request;
    this.#finish(decision === 'deny' ? outcomes.denied(this.app.phone.pairing.workspace.name, signedOut) : outcomes.approved());
    this.app.inbox.drop(this.confirmation);
    // A decision counts, whether or not the list of decisions can be written.
    await keep({ text, client: client.name, decision, at: new Date(this.app.now()).toISOString() }).catch(() => {});
  }

  #refused(problem, number) {
    if (problem.is?.('number-wrong')) this.#wrongNumbers += 1;
    const outcome = this.#wrongNumbers >= TRIES ? outcomes.wrongNumbers() : outcomes.ending(problem, this.app.now(), Boolean(number));
    if (outcome) return this.#finish(outcome);
    if (problem.is?.('number-wrong')) {
      return this.#complain('That is not the number. The third wrong one denies the request.', true);
    }
    if (problem.is?.('offline')) return this.#complain('No answer came from the server. Check the connection and tap again.');
    this.#complain(problem.status ? problem.message : 'This phone could not sign the answer. Tap again.');
  }

  #complain(sentence, atNumber) {
    this.#wrong = sentence;
    this.update();
    if (!atNumber) return;
    const field = this.querySelector('[name=number]');
    field?.focus();
    field?.select();
  }

  #finish(outcome) {
    this.#outcome = outcome;
    this.update();
    this.app.focusHeading();
    if (outcome.brief) this.#closing = setTimeout(this.leave, BRIEF);
  }
}

customElements.define('cs-request-screen', RequestScreen);
