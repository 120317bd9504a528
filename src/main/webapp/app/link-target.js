import { View } from '../shared/view.js';

/**
 * A page where the link of an email leads. The token of the link is taken out of the address and the history before
 * anything is asked with it, and stays in memory only, as long as `token` holds it.
 */
export class LinkTarget extends View {
  token = '';

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#opened);
    this.#opened();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#opened);
  }

  /** Called with `token` set, or empty where the address held none. */
  opened() {}

  #opened = () => {
    const token = location.hash.slice(1);
    if (token) history.replaceState(null, '', location.pathname);
    else if (this.token) return;
    this.token = token;
    this.opened();
  };
}
