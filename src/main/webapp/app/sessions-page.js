import { html, nothing } from '../lib/lit-html.js';
import { api, attempt } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { question } from '../shared/question.js';
import { toast } from '../shared/toast.js';
import '../shared/time.js';

/** `<sessions-page>`: where the member is signed in; any of them can be ended from here. */
class SessionsPage extends Page {
  #sessions = [];

  async load() {
    this.#sessions = (await api.all('/sessions')).toSorted((a, b) => Number(b.current) - Number(a.current));
  }

  get #others() {
    return this.#sessions.filter(({ current }) => !current);
  }

  heading() {
    const more = this.ready && this.#others.length > 1;
    return title(
      'Sessions',
      more ? html`<button class="button" @click=${() => attempt(() => this.#endOthers())}>End all others</button>` : '',
      html`The browsers and clients in which you are signed in. A client with a code is connected <a href="/connect">here</a>; scripts have
        <a href="/tokens">API tokens</a>.`,
    );
  }

  content() {
    return html`<ul class="rows card">${this.#sessions.map((session) => this.#row(session))}</ul>`;
  }

  #row(session) {
    return html`<li class="row">
      <span class="tile"><cs-icon name=${session.kind === 'client' ? 'plug' : 'laptop'}></cs-icon></span>
      <span class="lines">
        <span class="name-line"><bdi class="clip name">${session.client}</bdi>${session.current ? html`<span class="badge accent">This browser</span>` : nothing}</span>
        <span class="small soft"><bdi>${session.ip}</bdi> · last seen <time-ago at=${session.lastSeenAt}></time-ago> · signed in <time-ago at=${session.createdAt}></time-ago></span>
      </span>
      ${session.current
        ? nothing
        : html`<span class="actions"><button class="button quiet loss" @click=${() => attempt(() => this.#end(session))}>End<span class="unseen"> ${session.client}</span></button></span>`}
    </li>`;
  }

  async #end(session) {
    await api.delete(path(session));
    toast('Session ended');
    await this.reload();
    this.querySelector('h1').focus();
  }

  async #endOthers() {
    const count = this.#others.length;
    const sure = await question({
      title: `End ${count} other sessions?`,
      body: 'Everyone signed in there has to sign in again. This browser stays signed in.',
      action: `End ${count} sessions`,
      danger: true,
    });
    if (!sure) return;
    try {
      for (const session of this.#others) await api.delete(path(session));
      toast(`${count} sessions ended`);
    } finally {
      await this.reload();
    }
  }
}

function path({ id }) {
  return `/sessions/${encodeURIComponent(id)}`;
}

customElements.define('sessions-page', SessionsPage);
