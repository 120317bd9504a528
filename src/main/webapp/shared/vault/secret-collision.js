import { html, nothing } from '../../lib/lit-html.js';

/**
 * Someone else has saved a newer version: theirs and ours field by field, and a choice for each. Nothing is chosen for
 * the member that would lose what they typed: what they changed stays theirs unless they say otherwise.
 * @param {import('./secret-merge.js').Difference[]} differences
 * @param {{merge: (taken: boolean[]) => void, discard: () => void}} does `taken` says for each difference whether theirs is taken
 */
export function collision(differences, busy, does) {
  const merge = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    does.merge(differences.map((_, at) => given.get(`pick-${at}`) !== 'mine'));
  };
  return html`<form class="form collision" @submit=${merge}>
    <div class="notice time" role="alert">
      <cs-icon name="exclamation-triangle"></cs-icon>
      <div><h1 tabindex="-1">Someone saved a newer version</h1>
        <p>It was changed while you were editing. Choose for each field what to keep; nothing of yours is lost or saved yet.</p></div>
    </div>
    ${differences.length ? differences.map(pick) : html`<p>Their version has all that you typed already.</p>`}
    <div class="actions">
      <button class="button primary" aria-busy=${busy}>Save merged version</button>
      <button type="button" class="button" @click=${does.discard}>Discard mine</button>
    </div>
  </form>`;
}

function pick({ label, theirs, mine, mineChanged }, at) {
  const name = `pick-${at}`;
  return html`<fieldset class="pick">
    <legend><bdi>${label}</bdi></legend>
    ${side(name, 'theirs', 'Theirs', theirs, !mineChanged)} ${mine === null ? nothing : side(name, 'mine', 'Yours', mine, mineChanged)}
  </fieldset>`;
}

function side(name, value, whose, words, chosen) {
  return html`<label class="card side-of">
    <input type="radio" name=${name} value=${value} ?checked=${chosen} />
    <span class="lines"><span class="small soft">${whose}</span><bdi class="said">${words}</bdi></span>
  </label>`;
}
