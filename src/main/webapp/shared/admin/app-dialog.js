import { html, nothing } from '../../lib/lit-html.js';
import { View } from '../view.js';

const KINDS = [
  ['webhook', 'Webhook', 'Gets signed events at an address.'],
  ['other', 'Another app', 'Works by itself, say with an API token; kept here so that people know of it.'],
];

/** `<app-dialog>`: what is to be connected. */
class AppDialog extends View {
  ask;
  answer = () => {};

  view() {
    const { app = {}, wrong = {} } = this.ask;
    const kind = app.kind ?? 'webhook';
    return html`<dialog aria-labelledby="app-title" @close=${this.#closed}>
      <form class="question" method="dialog" @submit=${this.#yes}>
        <h2 id="app-title" tabindex="-1">Connect an app</h2>
        ${this.#line('name', 'Name', app.name, { max: 100, wrong: wrong.name, required: true })}
        <fieldset class="kinds"><legend>Kind</legend>
          ${KINDS.map(([id, words, hint]) => html`<label class="check"><input type="radio" name="kind" value=${id} .checked=${id === kind} @change=${this.#chosen} />
            <span>${words}<small class="hint">${hint}</small></span></label>`)}
        </fieldset>
        ${kind === 'webhook' ? this.#webhook(app, wrong) : nothing}
        ${this.#line('note', 'Note (optional)', app.note, { max: 1000, wrong: wrong.note })}
        <div class="actions">
          <button type="button" class="button" @click=${this.#no}>Cancel</button>
          <button class="button primary">Connect app</button>
        </div>
      </form>
    </dialog>`;
  }

  #line(name, label, value = '', { max, wrong, required = false, type = 'text', placeholder = '' }) {
    return html`<div class="field"><label for="app-${name}">${label}</label>
      <input class="input" id="app-${name}" name=${name} type=${type} .value=${value} maxlength=${max} ?required=${required} autocomplete="off"
        placeholder=${placeholder} aria-invalid=${Boolean(wrong)} aria-describedby=${wrong ? `app-${name}-wrong` : nothing} />
      ${wrong ? html`<p class="wrong" id="app-${name}-wrong" role="alert">${wrong}</p>` : nothing}</div>`;
  }

  #webhook(app, wrong) {
    const chosen = app.events ?? null;
    return html`${this.#line('url', 'URL', app.url, { max: 2000, wrong: wrong.url, required: true, type: 'url', placeholder: 'https://' })}
      <fieldset class="told"><legend>Events</legend>
        <label class="check"><input type="checkbox" name="all" .checked=${chosen === null} @change=${this.#chosen} /><span>All of them</span></label>
        ${chosen === null ? nothing : this.#events(chosen)}
        ${wrong.events ? html`<p class="wrong" role="alert">${wrong.events}</p>` : nothing}
      </fieldset>`;
  }

  #events(chosen) {
    return html`<div class="choices" tabindex="0" role="group" aria-label="Which events">
      ${this.ask.events.map(({ id, name }) => html`<label class="check"><input type="checkbox" name="event" value=${id} .checked=${chosen.includes(id)} /><span>${name}</span></label>`)}
    </div>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (dialog.open) return;
    dialog.showModal();
    (this.querySelector('[aria-invalid="true"]') ?? this.querySelector('#app-name')).focus();
  }

  #chosen = (event) => {
    this.ask = { ...this.ask, app: this.#typed(event.target.form) };
    this.update();
  };

  /** As the API takes it; without `events` it is told of all. */
  #typed(form) {
    const data = new FormData(form);
    const app = { name: data.get('name'), kind: data.get('kind'), note: data.get('note') };
    if (app.kind !== 'webhook') return app;
    app.url = data.get('url') ?? '';
    if (form.elements.all && !form.elements.all.checked) app.events = data.getAll('event');
    return app;
  }

  #yes = (event) => {
    event.preventDefault();
    const { note, ...app } = this.#typed(event.target);
    this.answer({ ...app, name: app.name.trim(), ...(note.trim() && { note: note.trim() }) });
    this.querySelector('dialog').close();
  };

  #no = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('app-dialog', AppDialog);

/**
 * Asks for an app to be connected.
 * @param {{events: {id: string, name: string}[], app?: object, wrong?: Record<string, string>}} ask `app` is what was typed last
 *   time, `wrong` is why it does not do, by member
 * @returns {Promise<object | null>} null if it was given up
 */
export function askForApp(ask) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('app-dialog'), { ask, answer }));
  });
}
