import { html, nothing } from '../lib/lit-html.js';
import { api, attempt } from '../shared/server.js';
import { Page, title } from '../shared/page.js';
import { session } from '../shared/session.js';
import { toast } from '../shared/toast.js';
import './password-form.js';

const ROLES = { owner: 'Owner', 'super-admin': 'Super admin', admin: 'Admin', user: 'User', guest: 'Guest' };
/** [path, icon, words, what is there] */
const MORE = [
  ['/devices', 'phone', 'Trusted sessions', 'The phones and passkeys by which you confirm that it is you'],
  ['/sessions', 'laptop', 'Sessions', 'The browsers in which you are signed in'],
  ['/tokens', 'terminal', 'API tokens', 'For scripts that act in your name'],
  ['/activity', 'activity', 'Your activity', 'What you have done, and how it was confirmed'],
];

/** `<profile-page>`: a member's name, language and password, and the way to all by which they are signed in. */
class ProfilePage extends Page {
  #profile = null;

  async load() {
    this.#profile = await api.get('/profile');
  }

  heading() {
    return title('Profile');
  }

  content() {
    const { name, email, language, languages, password } = this.#profile;
    return html`<form class="card section" @submit=${this.#rename}>
        <h2>You</h2>
        <div class="inline">
          <label class="field"><span>Name</span><input class="input" name="name" .value=${name} required maxlength="200" pattern=".*\\S.*" autocomplete="name" /></label>
          <button class="button">Save</button>
        </div>
        <p class="soft small"><bdi>${email}</bdi> · ${ROLES[session.member.role] ?? session.member.role} in <bdi>${session.workspace.name}</bdi></p>
      </form>
      <section class="card section" aria-labelledby="language">
        <h2 id="language">Language</h2>
        <label class="field"><span>Of the mails to you</span>
          <select class="input" name="language" @change=${(event) => this.#speak(event.target)}>
            <option value="auto" ?selected=${language === 'auto'}>As in the browser that asks</option>
            ${languages.map((code) => html`<option value=${code} ?selected=${code === language}>${nameOf(code)}</option>`)}
          </select>
          <small>Notices and these pages are in English; dates and numbers are written as your browser’s region does.</small>
        </label>
      </section>
      ${password ? html`<password-form .email=${email}></password-form>` : withoutPassword()}
      <nav aria-labelledby="more-of-you"><h2 class="unseen" id="more-of-you">Signed in and trusted</h2>
        <ul class="rows card">${MORE.map(leading)}</ul></nav>`;
  }

  #rename = (event) => {
    event.preventDefault();
    const name = event.target.name.value.trim();
    if (name !== this.#profile.name) attempt(() => this.#change({ name }, 'Your name is changed'));
  };

  async #speak(select) {
    await attempt(() => this.#change({ language: select.value }, 'Mails with a link come in this language now'));
    select.value = this.#profile.language;
  }

  async #change(change, done) {
    this.#profile = await api.patch('/profile', change);
    if (change.name) session.become({ ...session, member: { ...session.member, name: this.#profile.name }, workspace: session.workspace });
    toast(done);
    this.update();
  }
}

/** For who comes by the workspace's identity provider. */
function withoutPassword() {
  return html`<section class="card section" aria-labelledby="no-password">
    <h2 id="no-password">Password</h2>
    <p class="soft">You sign in with your company’s identity provider. There is no password here to change.</p>
  </section>`;
}

function leading([path, icon, words, hint]) {
  if (path === '/activity' && session.isAdmin) return nothing;
  return html`<li><a class="row leading" href=${path}><span class="tile"><cs-icon name=${icon}></cs-icon></span>
    <span class="lines"><span class="name">${words}</span><span class="small soft">${hint}</span></span><cs-icon name="chevron-right"></cs-icon></a></li>`;
}

/** What a language calls itself. */
function nameOf(code) {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}

customElements.define('profile-page', ProfilePage);
