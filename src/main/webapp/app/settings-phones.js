import { html } from '../lib/lit-html.js';

const RULES = [
  [
    'other-device',
    'On another phone, or else by passkey or email link',
    'Members with one phone use a passkey, or the email link where that is on. The tap that asks never is the one that confirms.',
  ],
  ['other-device-only', 'On another phone only', 'Members with one phone do nothing there that needs a confirmation.'],
  ['off', 'Phones don’t open the vault', 'Phones confirm what was asked elsewhere, and do nothing else.'],
];

/**
 * Whether phones may ask, and how that is confirmed.
 * @param {{phoneAsks: string}} workspace
 * @param {(input: HTMLInputElement, rule: string) => Promise<void>} choose
 */
export function askingOnPhones({ phoneAsks }, choose) {
  return html`<section class="card section" aria-labelledby="asking-on-phones">
    <h2 id="asking-on-phones">The vault on phones</h2>
    <p class="soft small">How members confirm what they ask for on a phone. A change ends every open request.</p>
    <div role="radiogroup" aria-labelledby="asking-on-phones">${RULES.map(
      ([rule, words, hint]) => html`<label class="check rule"><input type="radio" name="phoneAsks" value=${rule} .checked=${rule === phoneAsks}
        @change=${(event) => choose(event.target, rule)} />
        <span>${words}<small class="hint">${hint}</small></span></label>`,
    )}</div>
  </section>`;
}
