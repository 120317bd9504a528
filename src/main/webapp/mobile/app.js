import '../shared/icon.js';
import { follow as followPlaces, keepPlacesInFragment, secretsAt } from '../shared/place.js';
import { connect } from '../shared/server.js';
import { session } from '../shared/session.js';
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
import './requests/request-banner.js';
import { openOver } from './requests/request-over.js';
import './requests/request-screen.js';
import { follow, go, place, toRequest } from './router.js';
import './settings/settings-screen.js';
import './tab-bar.js';

const TITLES = { request: 'Confirmation Request', decisions: 'Decisions', settings: 'Settings', vault: 'Vault' };
/** Screens on which somebody may be in the middle of something, so that no request takes their place by itself. */
const BESIDE = new Set(['vault', 'settings', 'decisions']);

/**
 * The app: which one screen is shown. A screen gets `app` and is drawn again whenever the inbox or the second changes.
 */
export class PhoneApp extends HTMLElement {
  #code = takeCodeFromAddress();
  #screen;
  #name;
  #shown;
  #tabs = document.createElement('cs-tab-bar');
  #banner = document.createElement('cs-request-banner');
  #notice;
  #fresh = false;
  #opened = new Set();

  /** @type {Phone|null} */
  phone = null;
  /** @type {Inbox|null} */
  inbox = null;

  async connectedCallback() {
    Object.assign(this.#tabs, { app: this });
    Object.assign(this.#banner, { app: this });
    keepPlacesInFragment();
    followPlaces((note) => this.#route(note), (path) => path.startsWith('/'));
    this.addEventListener('click', follow);
    addEventListener('hashchange', () => this.#route());
    setInterval(() => this.#changed(), 1000);
    navigator.serviceWorker?.addEventListener('message', ({ data }) => {
      if (data?.open) this.#open(data.open);
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
    return Boolean(this.phone) && !this.#fresh && !this.open?.length && this.#name !== 'vault' && !document.querySelector('dialog[open]');
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
    queueMicrotask(() => (document.querySelector('dialog.over h1') ?? this.querySelector('h1'))?.focus({ preventScroll: true }));
  }

  #use(phone) {
    this.phone = phone;
    this.inbox = new Inbox(phone);
    connect(phone.api, { onPhone: true });
    phone.api.onEnd = (problem) => this.#ended(problem);
    this.inbox.addEventListener('change', () => this.#changed());
    watch(this.inbox);
    this.inbox.start();
  }

  async #ended(problem) {
    const { kind } = problem;
    if (kind === 'phone-asking-off') return this.#closeVault(problem);
    if (this.#notice === kind) return;
    if (kind !== 'phone-removed') return this.#stop(kind);
    await this.phone?.forget();
    this.#leave(kind);
  }

  /** What it showed and waited for is forgotten; requests from elsewhere go on. */
  #closeVault(problem) {
    if (!session.member) return;
    this.#forget();
    if (this.#name === 'vault') this.#screen.close(problem);
  }

  #forget() {
    session.end();
    for (const asking of document.querySelectorAll('body > :has(dialog[open])')) {
      if (asking.dismiss) asking.dismiss();
      else if (asking !== this) asking.remove();
    }
  }

  #leave(kind) {
    this.#forget();
    for (const over of document.querySelectorAll('body > dialog')) over.remove();
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

  /** Shows the request of a notification: over what somebody may be in the middle of. */
  #open(fragment) {
    const id = /^#request=(.+)$/.exec(fragment)?.[1];
    if (id && BESIDE.has(this.#name)) openOver(this, decodeURIComponent(id));
    else go(fragment);
  }

  #route(note) {
    this.#code = takeCodeFromAddress() || this.#code;
    const { name, id } = place();
    if (this.#notice) return this.#show('notice', { kind: this.#notice, act: () => this.#goOn() });
    if (!this.phone) return this.#show('pairing', { code: this.#code });
    if (this.#fresh) return this.#show('welcome');
    if (name === 'request') this.#opened.add(id);
    if (name === 'vault') return this.#showVault(note);
    this.#show(name, name === 'request' ? { confirmation: id } : {});
    if (name === 'home') this.#openTheOnlyOne();
  }

  /** The vault is loaded when it is first wanted; by then the place may be another one of it, or none. */
  async #showVault(note) {
    await import('./vault/vault-screen.js');
    const { path } = place();
    if (!path || this.#notice || !this.phone) return;
    this.#show('vault');
    this.#tabs.at = secretsAt(path) ? 'vault' : 'settings';
    this.#screen.show(path, note);
  }

  #show(name, properties = {}) {
    const key = JSON.stringify([name, properties.confirmation, properties.kind, properties.code]);
    if (key === this.#shown) return;
    const first = !this.#shown;
    this.#shown = key;
    this.#screen = Object.assign(document.createElement(`cs-${name}-screen`), { app: this, ...properties });
    this.#name = name;
    this.#tabs.at = name;
    this.replaceChildren(this.#screen, this.#tabs);
    this.#offer();
    scrollTo(0, 0);
    document.title = TITLES[name] ? `${TITLES[name]} · Countersign` : 'Countersign';
    if (!first) this.focusHeading();
  }

  #changed() {
    this.#screen?.update();
    for (const over of document.querySelectorAll('dialog.over > *')) over.update();
    this.#tabs.update();
    this.#offer();
    if (this.#shown && !this.#notice && !this.#fresh && this.phone) this.#openTheOnlyOne();
  }

  #offer() {
    this.#banner.wanted = BESIDE.has(this.#name) && Boolean(this.phone && this.open?.length);
    this.#banner.update();
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
