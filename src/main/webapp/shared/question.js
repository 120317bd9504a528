import { html, nothing } from '../lib/lit-html.js';
import { View } from './view.js';

/** `<question-dialog>`: one question before something is done, with an input if one is wanted. */
class QuestionDialog extends View {
  ask;
  answer = () => {};

  view() {
    const { title, body, points, names, action, danger, input } = this.ask;
    return html`<dialog aria-labelledby="question-title" @close=${this.#closed}>
      <form class="question" method="dialog" @submit=${this.#yes}>
        <h2 id="question-title" tabindex="-1">${title}</h2>
        ${points ? html`<ul class="points soft">${points.map((point) => html`<li>${point}</li>`)}</ul>` : nothing}
        ${body ? html`<p class="soft">${body}</p>` : nothing}
        ${names
          ? html`<ul class="named" tabindex="0" aria-label="Names">${names.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`
          : nothing}
        ${input
          ? html`<label class="field">
              <span>${input.label}</span>
              <input class="input" name="value" .value=${input.value} maxlength=${input.max ?? 100} required autocomplete="off"
                aria-invalid=${input.wrong ? 'true' : 'false'} aria-describedby=${input.wrong ? 'question-wrong' : nothing} />
            </label>
            ${input.wrong ? html`<p class="wrong beneath" id="question-wrong" role="alert">${input.wrong}</p>` : nothing}`
          : nothing}
        <div class="actions">
          <button type="button" class="button" ?autofocus=${!input} @click=${this.#no}>Cancel</button>
          <button class="button ${danger ? 'danger' : 'primary'}">${action}</button>
        </div>
      </form>
    </dialog>`;
  }

  drawn() {
    this.querySelector('dialog').showModal();
    const input = this.querySelector('input');
    input?.focus();
    input?.select();
  }

  #yes = (event) => {
    event.preventDefault();
    this.answer(this.ask.input ? new FormData(event.target).get('value').trim() : true);
    this.querySelector('dialog').close();
  };

  #no = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('question-dialog', QuestionDialog);

/**
 * Asks before something is done. Focus goes back to where it was.
 * @param {{title: unknown, points?: string[], body?: unknown, names?: string[], action: string, danger?: boolean, input?: {label: string, value: string, max?: number, wrong?: string}}} ask
 *   `points` are what will happen; `names` are what it is about, one a line; `action` is the verb on the button; `wrong`
 *   is why the input of the last time does not do
 * @returns {Promise<string | true | null>} the input's text, or true; null if it was given up
 */
export function question(ask) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('question-dialog'), { ask, answer }));
  });
}
