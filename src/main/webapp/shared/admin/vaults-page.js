import { html, nothing } from '../../lib/lit-html.js';
import { api, attempt, confirmed } from '../server.js';
import { Page, title } from '../page.js';
import { question } from '../question.js';
import { session } from '../session.js';
import { askForVault } from './vault-dialog.js';
import { fetchStrategies, fetchVaults, pathOf, STRATEGIES } from '../vault/vaults.js';
import { NotConfirmed } from '../confirmed.js';
import { toast } from '../toast.js';
import '../time.js';

const LOOK_AGAIN_AFTER = 1_000;

/** `<vaults-page>`: where secrets lie, for admins: make, rename, choose the default, new keys, disable. */
class VaultsPage extends Page {
  #vaults = [];
  #strategies = [];
  #looking;

  connectedCallback() {
    super.connectedCallback();
    this.#looking = setInterval(() => this.#lookAgain(), LOOK_AGAIN_AFTER);
  }

  disconnectedCallback() {
    clearInterval(this.#looking);
  }

  async load() {
    if (!session.isAdmin) return;
    [this.#vaults, this.#strategies] = await Promise.all([fetchVaults(), fetchStrategies()]);
  }

  heading() {
    return title(
      'Vaults',
      session.isAdmin
        ? html`<button class="button primary" @click=${() => attempt(() => this.#create())}><cs-icon name="plus-lg"></cs-icon>New vault</button>`
        : '',
      'Where secrets lie. Each vault has a key of its own.',
    );
  }

  content() {
    if (!session.isAdmin) return html`<div class="empty"><cs-icon name="lock"></cs-icon><p>Only admins manage vaults.</p></div>`;
    return html`<ul class="rows card">${this.#vaults.map((vault) => this.#row(vault))}</ul>
      ${this.#vaults.length === 1
        ? html`<p class="soft small hint-line">Make another vault to keep things apart, say of a team or a customer: each vault is encrypted, re-keyed and disabled on its own.</p>`
        : nothing}`;
  }

  #row(vault) {
    return html`<li class="row vault ${vault.disabled ? 'off' : ''}">
      <span class="tile"><cs-icon name="safe2"></cs-icon></span>
      <span class="lines">
        <span class="name-line"><bdi class="clip name" title=${vault.name}>${vault.name}</bdi>
          ${vault.default ? html`<span class="badge accent">Default</span>` : nothing}
          ${vault.disabled ? html`<span class="badge">Disabled</span>` : nothing}</span>
        <span class="small soft">${STRATEGIES[vault.strategy]?.name ?? vault.strategy} · created <time-ago at=${vault.createdAt}></time-ago></span>
        ${vault.rekey ? progress(vault) : nothing}
      </span>
      <span class="actions">
        ${this.#button('Rename', vault, this.#rename)}
        ${vault.default || vault.disabled ? nothing : this.#button('Make default', vault, this.#makeDefault)}
        ${vault.rekey ? nothing : this.#button('New keys', vault, this.#rekey)}
        ${vault.default || vault.disabled ? nothing : this.#button('Disable', vault, this.#disable, 'loss')}
      </span>
    </li>`;
  }

  #button(words, vault, work, kind = '') {
    return html`<button class="button quiet ${kind}" @click=${() => attempt(() => work(vault))}>${words}<span class="unseen"> ${vault.name}</span></button>`;
  }

  /** Asks again with what was typed, for as long as the name does not do. */
  async #named(ask, call) {
    for (let typed = {}, wrong; ; ) {
      typed = await askForVault({ ...ask, ...typed, wrong });
      if (!typed) return;
      try {
        await call(typed);
        return await this.reload();
      } catch (problem) {
        if (problem instanceof NotConfirmed && problem.reason === 'cancelled') wrong = undefined;
        else if (problem.kind === 'vault-name-taken' || problem.errors?.name) wrong = problem.errors?.name ?? `${problem.message}.`;
        else throw problem;
      }
    }
  }

  #create() {
    const ask = { title: 'New vault', action: 'Create vault', strategies: this.#strategies };
    return this.#named(ask, (vault) =>
      confirmed((headers) => api.post('/vaults', vault, { headers }), { done: 'Vault created' }),
    );
  }

  #rename = (vault) => {
    const ask = { title: 'Rename this vault', action: 'Rename', name: vault.name };
    return this.#named(ask, async ({ name }) => {
      if (name === vault.name) return;
      await confirmed((headers) => api.patch(pathOf(vault), { name }, { headers }), { done: 'Vault renamed' });
    });
  };

  #makeDefault = async (vault) => {
    await confirmed((headers) => api.patch(pathOf(vault), { default: true }, { headers }), {
      done: `New secrets go into ${vault.name} now`,
    });
    await this.reload();
  };

  #rekey = async (vault) => {
    const sure = await question({
      title: html`Encrypt everything in <bdi>${vault.name}</bdi> anew?`,
      body: 'The vault and each secret in it get a new key, and the old ones are destroyed. It goes on in the background; everyone can work meanwhile.',
      action: 'Encrypt with new keys',
    });
    if (!sure) return;
    await confirmed((headers) => api.post(`${pathOf(vault)}/rekey`, undefined, { headers }));
    await this.reload();
  };

  #disable = async (vault) => {
    const sure = await question({
      title: html`Disable <bdi>${vault.name}</bdi>?`,
      body: 'No secret can be made in it or moved into it any more, and that cannot be taken back. What is in it stays usable.',
      action: 'Disable vault',
      danger: true,
    });
    if (!sure) return;
    await confirmed((headers) => api.post(`${pathOf(vault)}/disable`, undefined, { headers }), { done: 'Vault disabled' });
    await this.reload();
  };

  /** While a vault is encrypted anew its progress is kept current; nobody waits for it. */
  async #lookAgain() {
    const running = this.#vaults.filter(({ rekey }) => rekey);
    if (!running.length || document.hidden) return;
    // What cannot be read now is read next time
    await this.load().then(() => this.update(), () => {});
    for (const { id } of running) {
      const now = this.#vaults.find((vault) => vault.id === id);
      if (now && !now.rekey) toast(`${now.name} is encrypted with new keys`);
    }
  }
}

function progress({ name, rekey: { done, total } }) {
  return html`<span class="rekey small">
    <progress max=${total || 1} value=${done} aria-label="Encrypting ${name} anew"></progress>
    <span class="soft">Encrypting anew: ${done} of ${total}</span>
  </span>`;
}

customElements.define('vaults-page', VaultsPage);
