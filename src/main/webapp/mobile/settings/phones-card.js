import { html } from '../../lib/lit-html.js';
import { ago, exact } from '../../shared/time.js';
import { View } from '../../shared/view.js';

/** The phones of this member, this one first. They are removed in the browser: a phone ends only itself. */
class PhonesCard extends View {
  #phones;
  #problem;

  /** @type {import('../app.js').PhoneApp} */
  app;

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
  }

  async refresh() {
    try {
      const { items } = await this.app.phone.api.get('/trusted-sessions');
      this.#phones = items.toSorted((a, b) => b.current - a.current);
      this.#problem = undefined;
    } catch (problem) {
      this.#problem = problem;
    }
    this.update();
  }

  view() {
    return html`
      <section class="card part">
        <h2>Your phones</h2>
        ${this.#problem ? html`<p class="soft">${this.#problem.message}</p>` : ''}
        ${!this.#phones && !this.#problem ? html`<span class="skeleton"></span>` : ''}
        <ul class="rows">
          ${this.#phones?.map((phone) => this.#row(phone))}
        </ul>
        ${this.#phones?.length > 1 ? html`<p class="soft small">Another phone is removed in the browser, where your phones are listed.</p>` : ''}
      </section>
    `;
  }

  #row({ name, platform, pairedAt, lastSeenAt, push, current }) {
    const time = lastSeenAt ?? pairedAt;
    return html`
      <li class="row">
        <cs-icon class="mark" name="phone"></cs-icon>
        <div class="lines">
          <p dir="auto">${name}</p>
          <p class="soft small">
            ${platform} · ${lastSeenAt ? 'seen' : 'paired'} <time datetime=${time} title=${exact(time)}>${ago(time, this.app.now())}</time>
          </p>
        </div>
        ${current ? html`<span class="badge accent">This phone</span>` : push ? '' : html`<span class="badge">No push</span>`}
      </li>
    `;
  }
}

customElements.define('cs-phones-card', PhonesCard);
