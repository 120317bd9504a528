import { html } from '../lib/lit-html.js';
import { View } from '../shared/view.js';

const NOTICES = {
  'phone-removed': {
    tone: 'loss',
    icon: 'phone',
    heading: 'This phone was removed',
    sentence: 'It can confirm nothing any more, and its key is deleted. To use it again, pair it anew.',
    action: 'Pair again',
  },
  'clock-wrong': {
    tone: 'time',
    icon: 'clock',
    heading: 'This phone’s clock is wrong',
    sentence: 'The server does not accept its time. Set date and time to automatic in the phone’s settings, then try again.',
    action: 'Try again',
  },
  'proof-invalid': {
    tone: 'time',
    icon: 'exclamation-triangle',
    heading: 'The server does not accept this phone',
    sentence: 'This page may be open under an address that is not the server’s own. Tell your admins if it stays so.',
    action: 'Try again',
  },
  'already-paired': {
    tone: 'calm',
    icon: 'phone',
    heading: 'This phone is paired already',
    sentence: 'It keeps confirming as before. To pair it anew, first remove it in its settings.',
    action: 'Continue',
  },
};

/** A state of the whole app that has to be read before anything goes on. */
class NoticeScreen extends View {
  /** @type {keyof NOTICES} */
  kind;
  /** What its one button does. */
  act = () => {};

  view() {
    const { tone, icon, heading, sentence, action } = NOTICES[this.kind];
    return html`
      <main class="request">
        <div class="end ${tone}">
          <span class="disc"><cs-icon name=${icon}></cs-icon></span>
          <h1 tabindex="-1" aria-describedby="end">${heading}</h1>
          <p id="end">${sentence}</p>
          <button class="button primary wide" type="button" @click=${() => this.act()}>${action}</button>
        </div>
      </main>
    `;
  }
}

customElements.define('cs-notice-screen', NoticeScreen);
