import { html } from '../../lib/lit-html.js';
import { View } from '../../shared/view.js';
import './notifications-card.js';
import './phones-card.js';
import './workspace-card.js';

/** This phone: its name, its notifications, the other ones, and its end. */
class SettingsScreen extends View {
  #busy = false;
  #said = '';
  #wrong = '';

  /** @type {import('../app.js').PhoneApp} */
  app;

  view() {
    const { name, member, workspace } = this.app.phone.pairing;
    return html`
      <header class="phone-top"><h1 tabindex="-1">Settings</h1></header>
      <main class="column">
        <p class="soft"><bdi>${member.name}</bdi> · <bdi>${member.email}</bdi> · <bdi>${workspace.name}</bdi></p>
        <section class="card part">
          <h2>This phone</h2>
          <form class="inline" @submit=${this.#rename}>
            <label class="field">
              <span>Name</span>
              <input class="input" name="name" .value=${name} maxlength="60" required autocomplete="off" aria-describedby="name-wrong" />
            </label>
            <button class="button" type="submit" aria-busy=${this.#busy}>Save name</button>
          </form>
          <p id="name-wrong" class="small ${this.#wrong ? 'wrong' : 'soft'}" role="status">${this.#wrong || this.#said}</p>
        </section>
        <cs-notifications-card .app=${this.app}></cs-notifications-card>
        <cs-phones-card .app=${this.app}></cs-phones-card>
        <cs-workspace-card></cs-workspace-card>
        <section class="card part">
          <h2>Remove this phone</h2>
          <p class="soft">It stops confirming at once, and its key is deleted.</p>
          <button class="button quiet loss" type="button" @click=${() => this.querySelector('dialog').showModal()}>Remove this phone</button>
        </section>
      </main>
      <dialog aria-labelledby="remove-title" aria-describedby="remove-what">
        <form class="part" method="dialog" @submit=${this.#remove}>
          <h2 id="remove-title">Remove this phone?</h2>
          <p id="remove-what">It will confirm nothing more. If it is your only phone, pairing a new one may need an admin of ${workspace.name}.</p>
          <div class="pair">
            <button class="button" value="keep">Keep it</button>
            <button class="button danger" value="remove">Remove phone</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #rename = async (event) => {
    event.preventDefault();
    const name = event.target.elements.name.value.trim();
    if (!name || this.#busy) return;
    this.#busy = true;
    this.#said = this.#wrong = '';
    this.update();
    try {
      await this.app.phone.rename(name);
      this.#said = 'The name is saved.';
      this.querySelector('cs-phones-card').refresh();
    } catch (problem) {
      this.#wrong = problem.message;
    } finally {
      this.#busy = false;
      this.update();
    }
  };

  #remove = async (event) => {
    if (event.submitter?.value !== 'remove') return;
    try {
      await this.app.remove();
    } catch (problem) {
      this.#wrong = problem.is?.('offline') ? 'The phone was not removed: the server can’t be reached.' : problem.message;
      this.update();
    }
  };
}

customElements.define('cs-settings-screen', SettingsScreen);
