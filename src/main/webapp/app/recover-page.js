import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { api } from '../shared/server.js';
import { refusal } from '../shared/sign-in-refusal.js';
import { session } from '../shared/session.js';

const FIELDS = [
  { name: 'email', label: 'Your email', type: 'email', autocomplete: 'username' },
  { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
  { name: 'code', label: 'Recovery code', type: 'text', autocomplete: 'off', mono: true, hint: 'The server has written it to its log. It works once, within an hour.' },
];
const POINTS = [
  'All your phones and your other sessions end',
  'You pair a new phone with a code sent to your email address',
  'For a while you cannot delete or share, make links, or use the SCIM token',
  'Every admin is told by email',
];

/** `<recover-page>`: an owner who has lost the phone comes back by the code in the server's log. Tells by an `entered` event. */
class RecoverPage extends View {
  #problem = null;
  #busy = false;

  view() {
    const wrongCode = this.#problem?.is('recovery-code-wrong');
    return html`<main class="door">
      <div class="brand"><img src="/app/countersign.svg" alt="" width="36" height="36" /></div>
      <h1 tabindex="-1">Come back without your phone</h1>
      <p class="soft">For an owner whom nobody else can help. Whoever runs the server starts it once with <code>countersign.recover</code>. Then:</p>
      <ul class="points soft">${POINTS.map((point) => html`<li>${point}</li>`)}</ul>
      <form class="card form" @submit=${this.#submit}>
        ${FIELDS.map((field) => this.#field(field, field.name === 'code' && wrongCode))}
        <p class="wrong" role="alert" ?hidden=${!this.#problem || wrongCode}>${this.#problem ? refusal(this.#problem) : ''}</p>
        <button class="button primary wide" aria-busy=${this.#busy}>Come back</button>
      </form>
    </main>`;
  }

  #field({ name, label, type, autocomplete, mono, hint }, wrong) {
    return html`<label class="field"><span>${label}</span>
      <input class="input ${mono ? 'mono' : ''}" type=${type} name=${name} autocomplete=${autocomplete} required spellcheck="false"
        aria-invalid=${wrong ? 'true' : 'false'} />
      ${hint ? html`<small>${hint}</small>` : nothing}
      ${wrong ? html`<small class="wrong" role="alert">This is not the newest code in the log, or it has been used or has expired.</small>` : nothing}
    </label>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.#busy) return;
    const { email, password, code } = Object.fromEntries(new FormData(event.target));
    this.#busy = true;
    this.#problem = null;
    this.update();
    try {
      session.become(await api.post('/recovery', { email: email.trim(), password, code: code.trim() }, { quiet: true }));
      this.dispatchEvent(new CustomEvent('entered'));
    } catch (problem) {
      this.#problem = problem;
    }
    this.#busy = false;
    this.update();
  };
}

customElements.define('recover-page', RecoverPage);
