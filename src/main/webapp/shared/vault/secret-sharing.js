import { html } from '../../lib/lit-html.js';
import { href } from '../place.js';
import { pathOf } from './secrets.js';
import { SecretView } from './secret-view.js';
import { waiting, wayBack } from '../page.js';
import './secret-access.js';
import './secret-links.js';

/** `<secret-sharing>`: who has access to a secret, inside by grants and outside by links; for its owners. */
class SecretSharing extends SecretView {
  opened() {
    this.querySelector('h1').focus();
  }

  view() {
    if (this.problem) return this.failed();
    return html`<article class="secret">
      ${wayBack(href(pathOf(this.secretId)), 'Secret')}
      ${this.secret ? this.#content() : waiting(3)}
    </article>`;
  }

  #content() {
    const { name, role } = this.secret;
    return html`<header class="lines">
        <h1 tabindex="-1">Share <bdi>${name}</bdi></h1>
        <p class="soft">Who has access to it, inside and outside. You confirm each change.</p>
      </header>
      ${role === 'owner'
        ? html`<secret-access .secret=${this.secret}></secret-access><secret-links .secret=${this.secret}></secret-links>`
        : html`<p class="card nothing soft">Only an owner of this secret shares it.</p>`}`;
  }
}

customElements.define('secret-sharing', SecretSharing);
