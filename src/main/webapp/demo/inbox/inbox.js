import { html, nothing } from '../../lib/lit-html.js';
import { Api } from '../../shared/api.js';
import { View } from '../../shared/view.js';
import '../../shared/icon.js';
import '../../shared/time.js';

const EACH = 3_000;
const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

/** `<demo-inbox>`: the mail that demo mode has caught instead of sending, newest first, looked for every 3 seconds. */
class DemoInbox extends View {
  #api = new Api();
  #mails;
  #problem;
  #news = '';

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  async #look() {
    try {
      this.#take((await this.#api.get('/demo/inbox')).items);
    } catch (problem) {
      this.#problem = problem;
      this.update();
    }
    if (this.#problem?.status !== 404) setTimeout(() => this.#look(), EACH);
  }

  #take(mails) {
    const fresh = this.#mails ? mails.findIndex(({ id }) => id === this.#mails[0]?.id) : 0;
    const count = fresh < 0 ? mails.length : fresh;
    if (count) this.#news = `New mail: ${mails[0].subject}`;
    if (count || this.#problem || !this.#mails) {
      this.#mails = mails;
      this.#problem = undefined;
      this.update();
    }
  }

  view() {
    return html`<main class="inbox">
      <header>
        <img src="/app/countersign.svg" alt="" width="36" height="36" />
        <div>
          <h1 tabindex="-1">Demo inbox</h1>
          ${this.#mails ? html`<p class="soft">Mail that this demo has caught instead of sending. New mail shows by itself.</p>` : nothing}
        </div>
      </header>
      ${this.#problem ? this.#failed() : nothing}
      ${this.#mails?.length ? this.#mails.map(mail) : this.#mails ? none() : nothing}
      <p class="unseen" role="status">${this.#news}</p>
    </main>`;
  }

  #failed() {
    return this.#problem.status === 404
      ? empty('envelope', 'This server is not in demo mode, or it sends real mail, so there is nothing to see here.')
      : html`<p class="notice time"><cs-icon name="wifi-off"></cs-icon><span>The server can’t be reached. This goes on by itself.</span></p>`;
  }
}

const empty = (icon, sentence) => html`<div class="empty card"><cs-icon name=${icon}></cs-icon><p>${sentence}</p></div>`;

const none = () => empty('envelope', 'No mail yet. A code or a warning that Countersign sends shows here within seconds.');

const mail = ({ subject, to, text, at }) => html`<article class="mail card">
  <h2>${subject}</h2>
  <p class="small soft">To <bdi>${to}</bdi></p>
  <time-ago class="small soft when" at=${at}></time-ago>
  <pre>${text.trim().split(LINK).map((part) => (isOurs(part) ? html`<a href=${part} target="_blank" rel="noreferrer">${part}</a>` : part))}</pre>
</article>`;

/** A link that leads to this very server; any other stays text. */
function isOurs(part) {
  return LINK.test(part) && URL.canParse(part) && new URL(part).origin === location.origin;
}

customElements.define('demo-inbox', DemoInbox);
