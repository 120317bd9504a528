import { html, nothing } from '../lib/lit-html.js';
import { View } from '../shared/view.js';
import { called, nameAndAddress } from './people.js';

/** From so many people on there is a field to find one. */
const MANY = 8;

/** `<people-picker>`: some of the people, chosen from a list. */
class PeoplePicker extends View {
  ask;
  answer = () => {};
  #chosen = new Set();
  #wanted = '';

  view() {
    const { title, people } = this.ask;
    const count = this.#chosen.size;
    return html`<dialog aria-labelledby="picker-title" @close=${this.#closed}>
      <form class="question" method="dialog" @submit=${this.#yes}>
        <h2 id="picker-title" tabindex="-1">${title}</h2>
        ${people.length > MANY
          ? html`<div class="search"><cs-icon name="search"></cs-icon><input class="input" type="search" aria-label="Find a member"
              placeholder="Find a member" autocomplete="off" @input=${this.#find} /></div>`
          : nothing}
        <ul class="picks" tabindex="-1">${people.map((person) => this.#pick(person))}</ul>
        <div class="actions">
          <button type="button" class="button" @click=${this.#no}>Cancel</button>
          <button class="button primary" ?disabled=${!count}>${count < 2 ? 'Add member' : `Add ${count} members`}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** Who does not fit the search stays chosen, only out of sight. */
  #pick(person) {
    const fits = `${called(person)} ${person.email}`.toLowerCase().includes(this.#wanted);
    return html`<li ?hidden=${!fits}><label class="pick">
      <input type="checkbox" .checked=${this.#chosen.has(person)} @change=${(event) => this.#choose(person, event.target.checked)} />
      ${nameAndAddress(person)}
    </label></li>`;
  }

  drawn() {
    const dialog = this.querySelector('dialog');
    if (dialog.open) return;
    dialog.showModal();
    this.querySelector('input').focus();
  }

  #find = (event) => {
    this.#wanted = event.target.value.trim().toLowerCase();
    this.update();
  };

  #choose(person, chosen) {
    if (chosen) this.#chosen.add(person);
    else this.#chosen.delete(person);
    this.update();
  }

  #yes = (event) => {
    event.preventDefault();
    this.answer([...this.#chosen]);
    this.querySelector('dialog').close();
  };

  #no = () => this.querySelector('dialog').close();

  #closed = () => {
    this.remove();
    this.answer(null);
  };
}

customElements.define('people-picker', PeoplePicker);

/**
 * Lets some of the people be chosen. Focus goes back to where it was.
 * @param {{title: unknown, people: {id: string, name: string, email: string}[]}} ask
 * @returns {Promise<object[] | null>} null if it was given up
 */
export function pickPeople(ask) {
  return new Promise((answer) => {
    document.body.append(Object.assign(document.createElement('people-picker'), { ask, answer }));
  });
}
