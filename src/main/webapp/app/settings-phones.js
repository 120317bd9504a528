import { html } from '../lib/lit-html.js';

const RULES = [
  [
    'other-device',
    'On another phone, or else by passkey or email link',
    'Who has paired one phone only confirms with a passkey, or by the email link where that is on. The tap that asks never confirms.',
  ],
  ['other-device-only', 'On another phone only', 'Who has paired one phone only can do nothing there that needs a confirmation.'],
  ['off', 'Phones don’t open the vault', 'Phones confirm what was asked elsewhere, and do nothing else.'],
];

/**
 * Whether phones may ask, and how that is confirmed.
 * @param {{phoneAsks: string}} workspace
 * @param {(input: HTMLInputElement, rule: string) => Promise<void>} choose
 */
export function askingOnPhones({ phoneAsks }, choose) {
  return html`<section class="card section" role="radiogroup" aria-labelledby="asking-on-phones">
    <h2 id="asking-on-phones">The vault on phones</h2>
    <p class="soft small">How members confirm what they ask for on a phone. A change ends every open request.</p>
    ${RULES.map(
      ([rule, words, hint]) => html`<label class="check rule"><input type="radio" name="phoneAsks" value=${rule} .checked=${rule === phoneAsks}
        @change=${(event) => choose(event.target, rule)} />
        <span>${words}<small class="hint">${hint}</small></span></label>`,
    )}
  </section>`;
}
