import { View } from '../shared/view.js';
import { html } from '../lib/lit-html.js';
class ConfirmPage extends View { view() { return html`<main class="bare"><h1>Confirm</h1></main>`; } }
customElements.define('confirm-page', ConfirmPage);
