import { html, nothing } from '../lib/lit-html.js';
import { api, attempt, confirmed } from '../shared/server.js';
import { View } from '../shared/view.js';
import { question } from '../shared/question.js';
import { session } from '../shared/session.js';
import { makePasskey, passkeysWork } from '../shared/passkey.js';
import { toast } from '../shared/toast.js';
import '../shared/time.js';

/** `<member-passkeys>`: the passkeys a member confirms with in the browser; add, rename, remove. */
class MemberPasskeys extends View {
  /** How many phones the member has beside them. */
  phones = 0;
  /** Null until they are known. */
  #passkeys = null;
  #enabled = true;

  connectedCallback() {
    super.connectedCallback();
    attempt(() => this.#load());
  }

  async #load() {
    const [{ items }, { passkeyEnabled }] = await Promise.all([api.get('/passkeys?limit=100'), api.get('/workspace')]);
    this.#passkeys = items;
    this.#enabled = passkeyEnabled;
    this.update();
  }

  /** How many of them can confirm. */
  get usable() {
    return this.#enabled ? (this.#passkeys ?? []).filter(({ suspect }) => !suspect).length : 0;
  }

  view() {
    return html`<section class="passkeys" aria-labelledby="passkeys-title">
      <header class="top">
        <div>
          <h2 id="passkeys-title" tabindex="-1">Passkeys</h2>
          <p class="soft">With a passkey you confirm right here, by your fingerprint, face or PIN, when your phone is not at hand.</p>
        </div>
        ${this.#enabled && passkeysWork()
          ? html`<div class="actions"><button class="button" @click=${() => attempt(this.#add)}><cs-icon name="plus-lg"></cs-icon>Add a passkey</button></div>`
          : nothing}
      </header>
      ${this.#hindrance()}
      ${this.#passkeys === null
        ? html`<span class="skeleton w60"></span>`
        : this.#passkeys.length
          ? html`<ul class="rows card">${this.#passkeys.map((passkey) => this.#row(passkey))}</ul>`
          : html`<p class="card none soft">You have no passkey yet.</p>`}
    </section>`;
  }

  #hindrance() {
    const why = !this.#enabled
      ? 'Passkeys are switched off in your workspace.'
      : passkeysWork()
        ? ''
        : 'This browser can’t use passkeys here. They need a current browser, and https.';
    return why ? html`<p class="notice small"><cs-icon name="exclamation-triangle"></cs-icon><span>${why}</span></p>` : nothing;
  }

  #row(passkey) {
    const { name, suspect } = passkey;
    return html`<li class="row">
      <span class="tile"><cs-icon name="fingerprint"></cs-icon></span>
      <span class="lines">
        <span class="name-line"><bdi class="clip name">${name}</bdi>${suspect ? html`<span class="badge loss">Out of use</span>` : nothing}</span>
        <span class="small soft">Added <time-ago at=${passkey.createdAt}></time-ago>${passkey.lastUsedAt
            ? html` · last used <time-ago at=${passkey.lastUsedAt}></time-ago>`
            : ' · never used'}</span>
        <span class="small soft">${suspect
          ? 'It may have been copied, so it confirms nothing any more. Remove it and add a new one.'
          : passkey.backedUp
            ? 'Synced to your other devices'
            : 'On one device only'}</span>
      </span>
      <span class="actions">
        <button class="button quiet" @click=${() => attempt(() => this.#rename(passkey))}>Rename<span class="unseen"> ${name}</span></button>
        <button class="button quiet loss" @click=${() => attempt(() => this.#remove(passkey))}>Remove<span class="unseen"> ${name}</span></button>
      </span>
    </li>`;
  }

  #add = async () => {
    const name = await question({
      title: 'Add a passkey',
      body: 'Your browser asks where to keep it, and checks that it is you. Then you confirm once more, in a way you already have.',
      action: 'Continue',
      input: { label: 'Name', value: suggestion(), max: 100 },
    });
    if (!name) return;
    const credential = await makePasskey(await api.post('/passkeys/options'));
    await confirmed((headers) => api.post('/passkeys', { name, credential }, { headers }), { done: 'Passkey added' });
    // The first one after a reset begins the time in which some things wait
    await session.load();
    await this.#load();
  };

  async #rename(passkey) {
    const name = await question({
      title: 'Rename this passkey',
      action: 'Rename',
      input: { label: 'Name', value: passkey.name, max: 100 },
    });
    if (!name || name === passkey.name) return;
    await api.patch(path(passkey), { name });
    toast('Passkey renamed');
    await this.#load();
  }

  async #remove(passkey) {
    const last = !this.phones && this.usable === 1 && !passkey.suspect;
    const sure = await question({
      title: html`Remove the passkey <bdi>${passkey.name}</bdi>?`,
      body: last
        ? 'You have nothing else to confirm with. Without it you can’t confirm anything, and beginning anew may need an admin.'
        : 'It can’t confirm anything for you any more, from this moment on. Remove it from your device or password manager too.',
      action: 'Remove passkey',
      danger: true,
    });
    if (!sure) return;
    await api.delete(path(passkey));
    toast('Passkey removed');
    await this.#load();
    this.querySelector('h2').focus();
  }
}

/** What people call the device they sit at. */
function suggestion() {
  const platform = navigator.userAgentData?.platform || /Mac|iPhone|iPad|Windows|Android|Linux/.exec(navigator.userAgent)?.[0];
  return platform ? `${platform.replace(/^Mac$/, 'macOS')} device` : 'This device';
}

function path({ id }) {
  return `/passkeys/${encodeURIComponent(id)}`;
}

customElements.define('member-passkeys', MemberPasskeys);
