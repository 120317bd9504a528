import { html } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { href } from '../place.js';
import { fetchSecret, secrets } from './secrets.js';

/**
 * A page of one secret: it is read, and until then `secret` is null; where it can't be, `failed()` says so. What a page
 * knows of a secret beside it is dropped by `forget()` before another one is read, and `opened()` is called once one is
 * there to be seen.
 */
export class SecretView extends View {
  secret = null;
  problem = null;
  #id;
  #shown = null;

  get secretId() {
    return this.#id;
  }

  set secretId(id) {
    if (id === this.#id) return;
    this.#id = id;
    this.secret = null;
    this.forget();
    queueMicrotask(() => this.load());
  }

  forget() {}

  opened() {}

  async load() {
    const id = this.#id;
    this.problem = null;
    this.update();
    try {
      const secret = await fetchSecret(id);
      if (id !== this.#id) return;
      this.secret = secret;
      secrets.put(secret);
    } catch (problem) {
      if (id !== this.#id) return;
      this.problem = problem;
      if (problem.status === 404) secrets.drop(id);
    }
    this.update();
  }

  drawn() {
    if (this.#shown === this.secret) return;
    this.#shown = this.secret;
    if (this.secret) this.opened();
  }

  failed() {
    const gone = this.problem.status === 404;
    return html`<div class="empty" role="alert">
      <cs-icon name=${gone ? 'lock' : 'exclamation-triangle'}></cs-icon>
      <h1 tabindex="-1">${gone ? 'This secret is gone, or not shared with you' : 'This secret can’t be shown'}</h1>
      <p class="soft">${gone ? 'Ask its owner if you still need it.' : this.problem.message}</p>
      ${gone ? html`<a class="button" href=${href('/secrets')}>Go to your secrets</a>` : html`<button class="button" @click=${() => this.load()}>Try again</button>`}
    </div>`;
  }
}
