import { html } from '../lib/lit-html.js';

const yesNo = (confirmToView) => (confirmToView ? 'Yes' : 'No');

/**
 * Someone else has saved a newer version: theirs and ours side by side, and the choice between them.
 * @param {object} before the version that was opened
 * @param {object} theirs the version that is there now
 * @param {{name: string, confirmToView: boolean, opened: boolean}} mine what was typed here
 */
export function collision(before, theirs, mine, choose) {
  const rows = [
    ['Name', theirs.name, mine.name],
    ['Confirm to view', yesNo(theirs.confirmToView), yesNo(mine.confirmToView)],
    ['Note', 'As saved there', mine.opened ? 'As typed here' : 'Not changed here'],
  ];
  return html`<section class="notice time collision" role="alert">
    <cs-icon name="exclamation-triangle"></cs-icon>
    <div>
      <h2>Someone saved a newer version</h2>
      <p class="small">It was changed while you were editing. Nothing of yours is lost or saved yet.</p>
      <table>
        <thead><tr><td></td><th scope="col">Theirs</th><th scope="col">Yours</th></tr></thead>
        <tbody>
          ${rows.map(([label, a, b]) => html`<tr><th scope="row">${label}</th><td><bdi>${a}</bdi></td><td><bdi>${b}</bdi></td></tr>`)}
        </tbody>
      </table>
      <div class="actions">
        <button type="button" class="button" @click=${choose.theirs}>Take theirs</button>
        <button type="button" class="button" @click=${choose.mine}>Save mine over it</button>
      </div>
    </div>
  </section>`;
}
