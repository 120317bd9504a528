import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { NotConfirmed } from '../shared/confirmed.js';
import { clockIn, exact } from '../shared/time.js';
import { api, confirmed } from '../shared/server.js';
import { session } from '../shared/session.js';
import { forgetCode, takeCode } from './connect-code.js';
import { connectEnding } from './connect-endings.js';
import '../shared/time.js';
import '../shared/icon.js';

const PATH = '/session/connections';

/**
 * `<connect-page>`: where a browser extension or another client leads that wants to be signed in without a password. Shows who
 * asks; the member connects it, which is confirmed, or refuses. Without a code in the address it can be typed.
 */
class ConnectPage extends View {
  #code = '';
  #asked = null;
  /** "typing", "looking", "asking", or what {@link connectEnding} knows. */
  #stage = 'typing';
  #problem = null;
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#opened);
    this.#opened();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#opened);
  }

  #opened = () => {
    const code = takeCode();
    if (code && code !== this.#code) this.#look(code);
  };

  async #look(code) {
    this.#code = code;
    this.#problem = null;
    this.#be('looking');
    try {
      this.#asked = await api.post(`${PATH}/preview`, { code });
      this.#be(this.#asked.state === 'pending' ? 'asking' : this.#asked.state);
    } catch (problem) {
      forgetCode();
      this.#problem = problem;
      this.#be('typing');
    }
  }

  #be(stage) {
    this.#stage = stage;
    if (stage !== 'typing' && stage !== 'looking' && stage !== 'asking') forgetCode();
    this.update();
    this.querySelector('h1')?.focus();
  }

  view() {
    if (this.#stage === 'looking') return html`<main class="bare" aria-busy="true"><span class="skeleton w40"></span></main>`;
    if (this.#stage === 'typing') return this.#typing();
    if (this.#stage === 'asking') return this.#asking();
    return connectEnding(this.#stage, this.#asked.client);
  }

  #typing() {
    return html`<main class="door landing">
      ${brand()}
      <h1 tabindex="-1">Connect a client</h1>
      <form class="card form" @submit=${this.#typed}>
        <label class="field"><span>The code that it shows</span>
          <input class="input code" name="code" .value=${this.#code} autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required
            aria-invalid=${this.#problem ? 'true' : 'false'} />
          ${this.#problem ? html`<small class="wrong" role="alert">${inWords(this.#problem)}</small>` : nothing}
        </label>
        <button class="button primary wide">Go on</button>
      </form>
    </main>`;
  }

  #typed = (event) => {
    event.preventDefault();
    this.#look(new FormData(event.target).get('code').trim());
  };

  #asking() {
    const { client, ip, askedAt, userCode } = this.#asked;
    return html`<main class="door landing">
      ${brand()}
      <h1 tabindex="-1">Connect <bdi>${client}</bdi>?</h1>
      <div class="card form">
        <p class="what">It asks to be signed in as <b><bdi>${session.member.email}</bdi></b>, and could do there what you can do here.</p>
        <dl class="facts">
          <div><dt>Code</dt><dd class="code"><bdi>${userCode}</bdi></dd></div>
          <div><dt>Place</dt><dd><bdi>${ip}</bdi></dd></div>
          <div><dt>When</dt><dd title=${exact(askedAt)}><time-ago at=${askedAt}></time-ago></dd></div>
        </dl>
        <p class="notice time"><cs-icon name="exclamation-triangle"></cs-icon><span>Connect it only if you asked for this yourself, just now, and it shows this very code. If somebody sent you here, refuse.</span></p>
        ${this.#problem ? html`<p class="wrong" role="alert">${inWords(this.#problem)}</p>` : nothing}
        <div class="equal">
          <button class="button" @click=${this.#refuse}>Refuse</button>
          <button class="button primary" aria-busy=${this.#busy} @click=${this.#connect}>Connect</button>
        </div>
      </div>
    </main>`;
  }

  #connect = () =>
    this.#busyWith(async () => {
      await confirmed((headers) => api.post(`${PATH}/connect`, { code: this.#code }, { headers }));
      this.#be('connected');
    });

  #refuse = () =>
    this.#busyWith(async () => {
      await api.post(`${PATH}/refuse`, { code: this.#code });
      this.#be('refused');
    });

  async #busyWith(work) {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = null;
    this.update();
    try {
      await work();
    } catch (problem) {
      if (problem instanceof NotConfirmed) this.#problem = null;
      else if (problem.is?.('connection-expired')) this.#be('expired');
      else if (problem.is?.('connection-answered')) this.#be('answered');
      else this.#problem = problem;
    }
    this.#busy = false;
    this.update();
  }
}

function brand() {
  return html`<div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>`;
}

function inWords(problem) {
  if (problem.is?.('connection-unknown')) return 'Nobody asks with this code. Compare it with what the client shows, or ask for a new one there.';
  if (problem.is?.('too-many-attempts')) return `Too many wrong codes. You can try again at ${clockIn(problem.retryAfter ?? 900)}.`;
  return problem.message;
}

customElements.define('connect-page', ConnectPage);
