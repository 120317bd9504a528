import { html, nothing } from '../lib/lit-html.js';
import { api, attempt, confirmed } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { question } from '../shared/question.js';
import { session } from '../shared/session.js';
import { toast } from '../shared/toast.js';
import { PairingDialog } from './pairing-dialog.js';
import { dated } from '../shared/time.js';
import './member-passkeys.js';

const LOOK_AGAIN_AFTER = 5_000;
const NEW_FOR = 5 * 60_000;

/** `<devices-page>`: the phones a member confirms with; pair, rename, end. */
class DevicesPage extends Page {
  #phones = [];
  #looking;

  connectedCallback() {
    super.connectedCallback();
    this.#looking = setInterval(() => this.#lookAgain(), LOOK_AGAIN_AFTER);
  }

  disconnectedCallback() {
    clearInterval(this.#looking);
  }

  async load() {
    this.#phones = (await api.get('/trusted-sessions?limit=100')).items;
  }

  heading() {
    return title(
      'Trusted sessions',
      html`<button class="button primary" @click=${this.#pair}><cs-icon name="plus-lg"></cs-icon>Pair a phone</button>`,
      'The phones and passkeys by which you confirm that it is you.',
    );
  }

  content() {
    return html`${this.#phones.length ? this.#list() : this.#none()}<member-passkeys .phones=${this.#phones.length}></member-passkeys>`;
  }

  #none() {
    return html`<div class="empty"><cs-icon name="phone"></cs-icon>
        <p>No phone is paired yet. Pair one, and it will ask you before anything sensitive happens in your name.</p>
        <button class="button" @click=${this.#pair}>Pair your first phone</button></div>`;
  }

  #list() {
    return html`${this.#cooling()}<ul class="rows card">${this.#phones.map((phone) => this.#row(phone))}</ul>`;
  }

  #cooling() {
    const until = session.coolingUntil;
    if (!until || Date.parse(until) <= api.now()) return nothing;
    return html`<p class="notice time"><cs-icon name="clock"></cs-icon><span>Your phones were reset. Until ${dated(until)} you confirm
      everything but deleting, sharing, links and the SCIM token. If you did not ask for the reset, tell your admins now.</span></p>`;
  }

  #row(phone) {
    return html`<li class="row">
      <span class="tile"><cs-icon name="phone"></cs-icon></span>
      <span class="lines">
        <bdi class="clip name">${phone.name}</bdi>
        <span class="small soft">${phone.platform ? html`<bdi>${phone.platform}</bdi> · ` : nothing}paired <time-ago at=${phone.pairedAt}></time-ago>${phone.lastSeenAt
            ? html` · last seen <time-ago at=${phone.lastSeenAt}></time-ago>`
            : nothing}</span>
        <span class="small soft">${phone.push ? 'Notifications are on' : 'Notifications are off: open the app to see requests'}</span>
      </span>
      <span class="actions">
        <button class="button quiet" @click=${() => attempt(() => this.#rename(phone))}>Rename<span class="unseen"> ${phone.name}</span></button>
        <button class="button quiet loss" @click=${() => attempt(() => this.#end(phone))}>End<span class="unseen"> ${phone.name}</span></button>
      </span>
    </li>`;
  }

  /** A new phone turns its notifications on only after it is listed here. */
  async #lookAgain() {
    const settling = this.#phones.some(({ push, pairedAt }) => !push && api.now() - Date.parse(pairedAt) < NEW_FOR);
    if (!settling || document.hidden || document.querySelector('dialog:modal')) return;
    // What cannot be read now is read next time; nobody has asked for it.
    await this.load().then(() => this.update(), () => {});
  }

  #pair = () =>
    attempt(async () => {
      const ask = () => confirmed((headers) => api.post('/pairings', undefined, { headers }));
      const paired = await new PairingDialog(await ask(), ask).paired();
      if (!paired) return;
      // The first phone after a reset begins the time in which some things wait
      await session.load();
      await this.reload();
    });

  async #rename(phone) {
    const name = await question({
      title: 'Rename this phone',
      action: 'Rename',
      input: { label: 'Name', value: phone.name, max: 100 },
    });
    if (!name || name === phone.name) return;
    await api.patch(path(phone), { name });
    toast('Phone renamed');
    await this.reload();
  }

  async #end(phone) {
    const last = this.#phones.length === 1 && !this.querySelector('member-passkeys').usable;
    const sure = await question({
      title: html`End the trusted session of <bdi>${phone.name}</bdi>?`,
      body: last
        ? 'It is your only phone. Without it you can’t confirm anything, and pairing another may need an admin.'
        : 'It can’t confirm anything for you any more, from this moment on.',
      action: 'End trusted session',
      danger: true,
    });
    if (!sure) return;
    await api.delete(path(phone));
    toast('Trusted session ended');
    await this.reload();
  }
}

function path({ id }) {
  return `/trusted-sessions/${encodeURIComponent(id)}`;
}

customElements.define('devices-page', DevicesPage);
