import { html } from '../lib/lit-html.js';
import { ends, plain } from './confirmation-buttons.js';
import { kindOf } from './problem.js';

/** Nothing to confirm with. */
export function noMethod(request, act) {
  if (request.onPhone) return onlyPhone(request, act);
  const pairing = ['device.pair', 'passkey.add'].includes(request.confirmation.action);
  return {
    icon: 'phone',
    mark: 'still',
    title: 'Confirm your identity to continue',
    body: pairing
      ? html`<p class="soft">
            None of your phones is paired any more, and email is off in your workspace. Ask an admin to reset your lost
            phone; then you can pair a new one.
          </p>
          ${ends(plain('Close', act.close))}`
      : html`<p class="soft">You have no phone paired, and email is off in your workspace. Pair a phone, then try again.</p>
          ${ends(html`<a class="button primary wide" href=${act.pairing} @click=${act.close}>Pair a phone</a>`, plain('Close', act.close))}`,
  };
}

/** The phone that asks is the only one, and nothing else may confirm. */
function onlyPhone({ confirmation }, act) {
  const another = kindOf(confirmation.problem?.type) === 'asked-here';
  return {
    icon: 'phone',
    mark: 'still',
    title: 'Confirm your identity to continue',
    body: html`<p class="soft">
        ${another
          ? 'Your workspace has what is asked on a phone confirmed on another phone, and you have no other one.'
          : 'What is asked on this phone is confirmed somewhere else, and you have nothing else yet.'}
      </p>
      <ul class="ways soft">
        <li><b>A second phone</b> will do: pair it in the web app, under Trusted sessions.</li>
        ${another ? inTheWebApp : passkeyOrEmail}
      </ul>
      ${ends(plain('Close', act.close))}`,
  };
}

const inTheWebApp = html`<li>Or do it in <b>the web app</b>: what is asked there is confirmed on this phone.</li>`;

const passkeyOrEmail = html`<li>
  <b>A passkey</b> or the <b>email link</b> too, where your workspace has them. Add a passkey in the web app, in this phone’s browser.
</li>`;
