import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';
import { copy } from '../copy.js';
import { dated } from '../time.js';

/** `<made-link>`: a link that was just made, as text and as a QR code; nobody can show it again. */
class MadeLink extends View {
  made;
  wanted;
  answer = () => {};
  #copied = false;

  view() {
    const { url, qr, expiresAt } = this.made;
    return html`<dialog aria-labelledby="made-title" @close=${this.#closed}>
      <div class="pairing">
        <h2 id="made-title" tabindex="-1" autofocus>Your link is ready</h2>
        <p class="soft">Copy it now: it is shown this 1 time only, and not even the server can read what is behind it.</p>
        <img class="qr" alt="QR code of the link" width="256" height="256" src=${`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} />
        <div class="code-line"><code>${url}</code>
          <button class="button quiet accent" @click=${this.#copy}>${this.#copied ? 'Copied' : 'Copy link'}</button></div>
        ${navigator.canShare?.({ url }) ? html`<button class="button wide" @click=${() => navigator.share({ url }).catch(() => {})}>Send link</button>` : nothing}
        <p class="small soft">${this.#sentence()} It ends ${dated(expiresAt)}.</p>
        <button class="button primary wide" @click=${this.#done}>Done</button>
      </div>
    </dialog>`;
  }

  #sentence() {
    const { once, recipient, password } = this.wanted;
    return html`${once ? 'It can be viewed only 1 time.' : 'Whoever has it can view it.'}
      ${recipient ? html`Who opens it needs the code that is sent to <bdi>${recipient}</bdi>.` : ''}
      ${password ? 'Tell the password in another way.' : ''}`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  #copy = async () => {
    this.#copied = await copy(this.made.url);
    this.update();
  };

  #done = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer();
  };
}

customElements.define('made-link', MadeLink);

/** Shows a link that was made. @returns {Promise<void>} once it was put away */
export function showLink(made, wanted) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('made-link'), { made, wanted, answer }));
  });
}
