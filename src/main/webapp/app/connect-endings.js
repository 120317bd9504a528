import { html } from '../lib/lit-html.js';

const AGAIN = 'To try again, ask for a new code in the client.';
const ENDINGS = {
  connected: ['good', 'check-lg', (client) => html`<bdi>${client}</bdi> is connected`, 'Go back to it: it goes on by itself. It is listed with your sessions, where you can end it at any time.'],
  refused: ['still', 'x-lg', () => 'You have refused', 'Nobody was signed in. If you did not ask for this, somebody may have tried to come in with your help.'],
  expired: ['still', 'clock', () => 'This code has expired', `A code is good for ten minutes. ${AGAIN}`],
  answered: ['still', 'x-lg', () => 'This was answered already', `A code is good once. ${AGAIN}`],
};

/**
 * The last page of a connection: one mark, one sentence, and what to do now.
 * @param {string} stage a state of the connection, or "answered"
 * @param {string} client as it calls itself
 */
export function connectEnding(stage, client) {
  const [tone, icon, words, text] = ENDINGS[stage] ?? ENDINGS.answered;
  return html`<main class="bare landing">
    <span class="seal ${tone}"><cs-icon name=${icon}></cs-icon></span>
    <h1 tabindex="-1">${words(client)}</h1>
    <p class="soft">${text}</p>
    <a class="button" href="/sessions">Your sessions</a>
  </main>`;
}
