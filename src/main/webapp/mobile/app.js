import '../shared/icon.js';
import { toast } from '../shared/toast.js';
import './home/decisions-screen.js';
import './home/home-screen.js';
import { Phone } from './key/phone.js';
import './notice-screen.js';
import { takeCodeFromAddress } from './pairing/code.js';
import './pairing/pairing-screen.js';
import './pairing/welcome-screen.js';
import { keepSubscribed } from './push/subscribe.js';
import { watch } from './push/watch.js';
import { keepCurrent } from './renewal.js';
import { Inbox } from './requests/inbox.js';
import './requests/request-screen.js';
import { follow, go, place, toRequest } from './router.js';
import './settings/settings-screen.js';

const TITLES = { request: 'Confirmation Request', decisions: 'Decisions', settings: 'Settings' };

/**
 * The app: which one screen is shown. A screen gets `app` and is drawn again whenever the inbox or the second changes.
 */
export class PhoneApp extends HTMLElement {
  #code = takeCodeFromAddress();
  #screen;
  #shown;
  #notice;
  #fresh = false;
  #opened = new Set();

  /** @type {Phone|null} */
  phone = null;
  /** @type {Inbox|null} */
  inbox = null;

  async connectedCallback() {
    this.addEventListener('click', follow);
    addEventListener('hashchange', () => this.#route());
    setInterval(() => this.#changed(), 1000);
    navigator.serviceWorker?.addEventListener('message', ({ data }) => {
      if (data?.open) go(data.open);
      if (data?.pushed === 'request') this.inbox?.refresh();
    });
    const phone = await Phone.recall().catch(() => null);
    if (phone) this.#use(phone);
    if (phone && this.#code) this.#stop('already-paired');
    else this.#route();
    if (phone) keepSubscribed(phone).catch(() => {});
  }

  /** Now by the server's clock, in milliseconds. */
  now() {
    return this.phone.api.now();
  }

  secondsLeft({ expiresAt }) {
    return (Date.parse(expiresAt) - this.now()) / 1000;
  }

  /** The requests that can still be answered; undefined until it is known. */
  get open() {
    return this.inbox.items?.filter((request) => this.secondsLeft(request) > 0);
  }

  /** Whether nobody is in the middle of anything. */
  get idle() {
    return Boolean(this.phone) && !this.#fresh && !this.open?.length;
  }

  /** Takes over a phone that has just been paired. */
  async paired(phone) {
    this.#use(phone);
    this.#fresh = true;
    this.#route();
  }

  welcomed(news) {
    this.#fresh = false;
    this.#route();
    if (news) toast(news);
  }

  /** Removes this phone; throws where the server cannot be told. */
  async remove() {
    await this.phone.remove();
    this.#leave('phone-removed');
  }

  /** Moves the focus to the screen's heading once it is drawn: that is how a new screen is heard. */
  focusHeading() {
    queueMicrotask(() => this.querySelector('h1')?.focus({ preventScroll: true }));
  }

  #use(phone) {
    this.phone = phone;
    this.inbox = new Inbox(phone);
    phone.api.onEnd = ({ kind }) => this.#ended(kind);
    this.inbox.addEventListener('change', () => this.#changed());
    watch(this.inbox);
    this.inbox.start();
  }

  async #ended(kind) {
    if (this.#notice === kind) return;
    if (kind !== 'phone-removed') return this.#stop(kind);
    await this.phone?.forget();
    this.#leave(kind);
  }

  #leave(kind) {
    history.replaceState(null, '', location.pathname);
    this.#stop(kind);
    navigator.serviceWorker?.getRegistration().then(async (registration) => {
      for (const notification of (await registration?.getNotifications()) ?? []) notification.close();
      await (await registration?.pushManager?.getSubscription())?.unsubscribe();
    });
    this.phone = null;
  }

  #stop(kind) {
    this.#notice = kind;
    if (kind !== 'already-paired') this.inbox?.stop();
    this.#route();
  }

  #goOn() {
    this.#notice = undefined;
    this.#code = '';
    if (this.phone) this.inbox.start();
    this.#route();
  }

  #route() {
    this.#code = takeCodeFromAddress() || this.#code;
    const { name, id } = place();
    if (this.#notice) return this.#show('notice', { kind: this.#notice, act: () => this.#goOn() });
    if (!this.phone) return this.#show('pairing', { code: this.#code });
    if (this.#fresh) return this.#show('welcome');
    if (name === 'request') this.#opened.add(id);
    this.#show(name, name === 'request' ? { confirmation: id } : {});
    if (name === 'home') this.#openTheOnlyOne();
  }

  #show(name, properties = {}) {
    const key = JSON.stringify([name, properties.confirmation, properties.kind, properties.code]);
    if (key === this.#shown) return;
    const first = !this.#shown;
    this.#shown = key;
    this.#screen = Object.assign(document.createElement(`cs-${name}-screen`), { app: this, ...properties });
    this.replaceChildren(this.#screen);
    scrollTo(0, 0);
    document.title = TITLES[name] ? `${TITLES[name]} · Countersign` : 'Countersign';
    if (!first) this.focusHeading();
  }

  #changed() {
    this.#screen?.update();
    if (this.#shown && !this.#notice && !this.#fresh && this.phone) this.#openTheOnlyOne();
  }

  /** One request that nobody has seen yet opens by itself, over a home screen only. */
  #openTheOnlyOne() {
    const [only, ...others] = this.open ?? [];
    if (!only || others.length || place().name !== 'home' || this.#opened.has(only.id)) return;
    if (document.visibilityState === 'visible') go(toRequest(only.id));
  }
}

customElements.define('cs-phone-app', PhoneApp);

keepCurrent(() => document.querySelector('cs-phone-app').idle);
