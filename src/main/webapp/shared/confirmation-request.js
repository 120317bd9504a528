import { Problem } from './problem.js';
import { isFinal, watch } from './confirmation-watch.js';
import { usePasskey } from './passkey.js';

const REFUSALS = {
  'confirmation-denied': 'denied',
  'confirmation-cancelled': 'cancelled',
  'confirmation-used': 'done-elsewhere',
};

/**
 * One confirmation as its asker sees it: what the server last said of it, what has gone wrong here since, and what can
 * be done. Tells of every change by a `change` event, and needs no DOM.
 */
export class ConfirmationRequest extends EventTarget {
  #stop = () => {};
  #over = new AbortController();

  /**
   * @param {import('./api.js').Api} api
   * @param {object} confirmation as the server answered it
   */
  constructor(api, confirmation) {
    super();
    this.api = api;
    this.confirmation = confirmation;
    /** Whether it is asked on a phone, which is then not the one that confirms. */
    this.onPhone = false;
    /** False while the connection is lost; it comes back by itself. */
    this.connected = true;
    /** The channel that is being asked for right now: "push", "email", "email-code", "code", "passkey", or null. */
    this.busy = null;
    /** What the last attempt here ended with, a {@link Problem} or null. */
    this.problem = null;
    /** The channel that is looked at: "push", "email", "email-code", "passkey" or null where there is none. */
    this.channel = this.#firstChannel();
    /** When this was first seen and when it ends, on the server's clock, in ms. */
    this.since = api.now();
  }

  get state() {
    return this.confirmation.state;
  }

  get until() {
    return Date.parse(this.confirmation.expiresAt) || this.since;
  }

  /** Seconds left, never below 0. */
  get left() {
    return Math.max(0, (this.until - this.api.now()) / 1000);
  }

  offers(method) {
    return this.confirmation.methods?.includes(method) ?? false;
  }

  hasSent(channel) {
    return this.confirmation.sent?.includes(channel) ?? false;
  }

  /** The number to be typed elsewhere, or null where it does not count. */
  get number() {
    const { number, numberRequired } = this.confirmation;
    return number && (numberRequired || this.hasSent('email')) ? number : null;
  }

  open() {
    if (isFinal(this.state)) return;
    this.#stop = watch(
      this.api,
      this.confirmation.id,
      (confirmation) => this.#become(confirmation),
      (connected) => this.#set({ connected }),
    );
  }

  close() {
    this.#stop();
    this.#over.abort();
  }

  /** Sends once more, or by another channel; what goes wrong is kept as `problem`. */
  async send(channel) {
    const done = await this.#attempt(channel, (path) => this.api.post(`${path}/${channel}`));
    if (done) this.#set({ channel });
    return done;
  }

  /** Answers with the emailed code. */
  answer(code) {
    return this.#attempt('code', (path) => this.api.post(`${path}/code`, { code }));
  }

  /** Answers with one of the member's passkeys, in this browser. */
  answerByPasskey() {
    return this.#attempt('passkey', async (path) => {
      const options = await this.api.post(`${path}/passkey/options`);
      return this.api.post(`${path}/passkey/assertion`, await usePasskey(options, this.#over.signal));
    });
  }

  look(channel) {
    this.#set({ channel, problem: null });
  }

  /** Gives it up. The server is told, so the phone does not go on asking; if it cannot be, the request runs out. */
  cancel() {
    this.close();
    if (this.state !== 'pending') return;
    this.api.delete(this.#path, { quiet: true }).catch(() => {});
  }

  /** Takes what a refused retry says ("confirmation-expired", …) as the state. */
  refused(problem) {
    const state = REFUSALS[problem.kind] ?? 'expired';
    this.close();
    this.#set({ confirmation: { ...this.confirmation, state } });
  }

  get #path() {
    return `/confirmations/${encodeURIComponent(this.confirmation.id)}`;
  }

  async #attempt(what, work) {
    if (this.busy) return false;
    this.#set({ busy: what, problem: null });
    try {
      const confirmation = await work(this.#path);
      this.#set({ busy: null });
      if (confirmation) this.#become(confirmation);
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem) && problem.name !== 'AbortError') throw problem;
      this.#set({ busy: null, problem: problem instanceof Problem ? problem : null });
      return false;
    }
  }

  #become(confirmation) {
    if (isFinal(this.state)) return;
    const before = this.confirmation;
    // A whole answer replaces what was known (what it leaves out is gone); a bare state is added to it.
    const whole = 'text' in confirmation ? confirmation : { ...before, ...confirmation };
    this.#set({ confirmation: { ...whole, methods: whole.methods ?? before.methods } });
    if (isFinal(this.state)) this.close();
  }

  #firstChannel() {
    const { methods = [], sent = [] } = this.confirmation;
    const known = ['push', 'email', 'email-code', 'passkey'];
    return known.find((c) => sent.includes(c)) ?? known.find((c) => methods.includes(c)) ?? null;
  }

  #set(change) {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }
}
