import { html } from '../lib/lit-html.js';
import { api, attempt, confirmed } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { question } from '../shared/question.js';
import { askForToken, showToken } from './token-dialog.js';
import { toast } from '../shared/toast.js';
import { ahead, exact } from '../shared/time.js';

/** `<tokens-page>`: a member's API tokens; a new one is confirmed and shown once. */
class TokensPage extends Page {
  #tokens = [];

  async load() {
    this.#tokens = await api.all('/tokens');
  }

  heading() {
    return title(
      'API tokens',
      html`<button class="button primary" @click=${this.#make}><cs-icon name="plus-lg"></cs-icon>New token</button>`,
      html`For scripts and agents that act in your name; what is sensitive is confirmed on your phone all the same. Browsers are under <a href="/sessions">Sessions</a>.`,
    );
  }

  content() {
    if (!this.#tokens.length) {
      return html`<div class="empty"><cs-icon name="terminal"></cs-icon><p>You have no API token. Make one for the first script that needs it.</p></div>`;
    }
    return html`<ul class="rows card">${this.#tokens.map((token) => this.#row(token))}</ul>`;
  }

  #row(token) {
    const used = token.lastSeenAt !== token.createdAt;
    return html`<li class="row">
      <span class="tile"><cs-icon name="terminal"></cs-icon></span>
      <span class="lines">
        <span class="name-line"><bdi class="clip name">${token.name}</bdi><span class="badge">${token.scope === 'read' ? 'Reads only' : 'Everything you may'}</span></span>
        <span class="small soft">${used ? html`last used <time-ago at=${token.lastSeenAt}></time-ago>` : 'not used yet'} · made <time-ago at=${token.createdAt}></time-ago> · ends <time datetime=${token.expiresAt} title=${exact(token.expiresAt)}>${ahead(token.expiresAt, api.now())}</time></span>
      </span>
      <span class="actions"><button class="button quiet loss" @click=${() => attempt(() => this.#end(token))}>End<span class="unseen"> ${token.name}</span></button></span>
    </li>`;
  }

  #make = () =>
    attempt(async () => {
      const wanted = await askForToken();
      if (!wanted) return;
      const { token } = await confirmed((headers) => api.post('/tokens', wanted, { headers }));
      await showToken(wanted.name, token);
      await this.reload();
    });

  async #end(token) {
    const sure = await question({
      title: html`End the API token <bdi>${token.name}</bdi>?`,
      body: 'Whatever uses it is refused from this moment on.',
      action: 'End token',
      danger: true,
    });
    if (!sure) return;
    await api.delete(`/tokens/${encodeURIComponent(token.id)}`);
    toast('API token ended');
    await this.reload();
    this.querySelector('h1').focus();
  }
}

customElements.define('tokens-page', TokensPage);
