import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { NotConfirmed } from '../confirmed.js';
import { ahead, dated, exact } from '../time.js';
import { toast } from '../toast.js';
import { api, attempt, confirmed } from '../server.js';
import { question } from '../question.js';
import { waiting } from '../page.js';
import { linksOf } from './sharing.js';
import { askForLink } from './link-dialog.js';
import { showLink } from './made-link.js';

const STATES = { active: 'Active', expired: 'Expired', used: 'Used', revoked: 'Ended' };

/** `<secret-links>`: the links by which a secret is shared with people outside: make, look who viewed, revoke. */
class SecretLinks extends View {
  secret;
  #links = null;
  /** The one whose views are shown, with them. */
  #opened = null;

  connectedCallback() {
    super.connectedCallback();
    queueMicrotask(() => attempt(() => this.#read()));
  }

  async #read() {
    this.#links = await api.all(linksOf(this.secret));
    this.update();
  }

  view() {
    return html`<section aria-labelledby="links-title">
      <header class="top slim"><div><h2 id="links-title">Links for people outside</h2>
          <p class="small soft">Whoever has a link sees the secret as it was when the link was made. They need no account.</p></div>
        <button class="button" @click=${() => attempt(() => this.#make())}><cs-icon name="link-45deg"></cs-icon>New link</button></header>
      ${this.#links ? this.#list() : waiting(1)}
    </section>`;
  }

  #list() {
    if (!this.#links.length) return html`<p class="card nothing soft">There is no link to this secret.</p>`;
    const active = this.#links.filter(({ state }) => state === 'active');
    const ended = this.#links.filter(({ state }) => state !== 'active');
    return html`${active.length ? html`<ul class="rows card">${active.map((link) => this.#row(link))}</ul>` : html`<p class="card nothing soft">No link is active.</p>`}
      ${ended.length
        ? html`<details class="ended-links"><summary>${ended.length === 1 ? '1 link that has ended' : `${ended.length} links that have ended`}</summary>
            <ul class="rows card">${ended.map((link) => this.#row(link))}</ul></details>`
        : nothing}`;
  }

  #row(link) {
    const { id, by, createdAt, expiresAt, state, viewCount } = link;
    const active = state === 'active';
    const open = this.#opened?.id === id;
    return html`<li>
      <div class="row link-row ${active ? '' : 'off'}">
        <span class="tile"><cs-icon name="link-45deg"></cs-icon></span>
        <span class="lines">
          <span class="name-line"><span class="name" title=${exact(expiresAt)}>${active ? `Ends ${ahead(expiresAt, api.now())}` : STATES[state]}</span></span>
          <span class="small soft">${conditions(link)}</span>
          <span class="small soft">By <bdi>${by.name}</bdi>, <time-ago at=${createdAt}></time-ago></span>
        </span>
        <span class="actions">
          <button class="button quiet" aria-expanded=${open} ?disabled=${!viewCount} @click=${() => attempt(() => this.#toggle(link))}>
            ${viewCount === 0 ? 'Not viewed yet' : viewCount === 1 ? '1 view' : `${viewCount} views`}</button>
          ${active ? html`<button class="button quiet loss" @click=${() => attempt(() => this.#revoke(link))}>Revoke</button>` : nothing}
        </span>
      </div>
      ${open ? this.#views() : nothing}
    </li>`;
  }

  #views() {
    return html`<ul class="link-views" aria-label="Views">
      ${this.#opened.views.map(({ at, ip, agent }) => html`<li class="small"><span>${dated(at)}</span><bdi>${agent}</bdi><bdi class="soft">${ip}</bdi></li>`)}
    </ul>`;
  }

  async #toggle({ id }) {
    this.#opened = this.#opened?.id === id ? null : await api.get(this.#path(id));
    this.update();
  }

  async #make() {
    for (let ask = { name: this.secret.name }; ; ) {
      const wanted = await askForLink(ask);
      if (!wanted) return;
      ask = { ...ask, ...wanted, wrong: undefined };
      const body = { ...wanted, recipient: wanted.recipient || undefined, password: wanted.password || undefined };
      try {
        const made = await confirmed((headers) => api.post(linksOf(this.secret), body, { headers }));
        await Promise.all([showLink(made, wanted), this.#read()]);
        return;
      } catch (problem) {
        if (problem instanceof NotConfirmed && problem.reason === 'cancelled') continue;
        if (problem.kind !== 'invalid-request') throw problem;
        ask.wrong = problem.errors;
      }
    }
  }

  async #revoke(link) {
    const sure = await question({
      title: 'Revoke this link?',
      body: 'It opens nothing any more, at once. Who has viewed it may still know what it showed: change it if that matters.',
      action: 'Revoke link',
      danger: true,
    });
    if (!sure) return;
    await api.delete(this.#path(link.id));
    toast('The link is revoked');
    await this.#read();
  }

  #path(id) {
    return `${linksOf(this.secret)}/${encodeURIComponent(id)}`;
  }
}

function conditions({ once, recipient, password }) {
  const all = [once && 'Can be viewed only 1 time', recipient && html`code to <bdi>${recipient}</bdi>`, password && 'password'].filter(Boolean);
  return all.length ? all.map((one, at) => html`${at ? ' · ' : ''}${one}`) : 'Can be viewed by whoever has it';
}

customElements.define('secret-links', SecretLinks);
