import { html, nothing } from '../lib/lit-html.js';
import { ahead, exact } from '../shared/time.js';
import { now } from './opened-link.js';

/**
 * What is known of a link before anything of it is shown: by whom, what will happen, what is needed.
 * @param {{busy: string, codeSent: boolean, wrong: {code?: string, password?: string, all?: string}}} state
 * @param {{show: (event: Event) => void, sendCode: () => void}} does
 */
export function invitation(preview, state, does) {
  const { by, name, once, needs, expiresAt } = preview;
  const mailed = !needs.includes('code') || state.codeSent;
  return html`<section class="card invitation">
    <span class="tile big"><cs-icon name="shield-lock"></cs-icon></span>
    <h1 tabindex="-1"><bdi>${by}</bdi> shares a secret with you</h1>
    <p class="what"><bdi>${name}</bdi></p>
    <p class="soft">Nothing is shown, and nothing is used up, until you ask for it.
      <span title=${exact(expiresAt)}>The link ends ${ahead(expiresAt, now())}.</span></p>
    ${once
      ? html`<p class="notice time"><cs-icon name="exclamation-triangle"></cs-icon><span>It can be viewed only 1 time. Show it when you have a safe place to keep it.</span></p>`
      : nothing}
    <form class="form" @submit=${does.show}>
      ${needs.includes('code') ? code(preview, state, does) : nothing}
      ${needs.includes('password') && mailed ? password(preview, state) : nothing}
      ${state.wrong.all ? html`<p class="wrong" role="alert">${state.wrong.all}</p>` : nothing}
      ${mailed ? html`<button class="button primary wide" aria-busy=${state.busy === 'show'}>${once ? 'Show it, this 1 time' : 'Show the secret'}</button>` : nothing}
    </form>
  </section>`;
}

function code({ recipient }, { codeSent, busy, wrong }, { sendCode }) {
  if (!codeSent) {
    return html`<p class="soft">To open it you need a six-digit code, which is sent to <bdi>${recipient}</bdi>.</p>
      <button type="button" class="button primary wide" aria-busy=${busy === 'code'} @click=${sendCode}><cs-icon name="envelope"></cs-icon>Send the code</button>`;
  }
  return html`<label class="field"><span>Code sent to <bdi>${recipient}</bdi></span>
      <input class="input digits" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" maxlength="7" required
        aria-invalid=${wrong.code ? 'true' : 'false'} />
      ${wrong.code ? html`<small class="wrong" role="alert">${wrong.code}</small>` : html`<small>Six digits, good for 10 minutes.</small>`}
    </label>
    <button type="button" class="button quiet accent again" aria-busy=${busy === 'code'} @click=${sendCode}>Send another code</button>`;
}

function password({ by }, { wrong }) {
  return html`<label class="field"><span>Password</span>
    <input class="input" type="password" name="password" autocomplete="off" maxlength="1000" required aria-invalid=${wrong.password ? 'true' : 'false'} />
    ${wrong.password ? html`<small class="wrong" role="alert">${wrong.password}</small>` : html`<small>It does not come with the link: ask <bdi>${by}</bdi> for it.</small>`}
  </label>`;
}
