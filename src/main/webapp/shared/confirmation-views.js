import { html, nothing } from '../lib/lit-html.js';
import { choice, ends, plain, primary } from './confirmation-buttons.js';
import { noMethod } from './confirmation-none.js';
import { passkeysWork } from './passkey.js';
import { kindOf } from './problem.js';
import { clockIn, dated } from './time.js';

const LIST = new Intl.ListFormat(document.documentElement.lang || 'en', { type: 'disjunction' });

/** A masked email address, as against the name of a phone. */
const MASKED = /[•*…][^@]*@[^@]+$/;

/** The phones something was sent to, in words. */
function phones({ confirmation, onPhone }) {
  const names = (confirmation.sentTo ?? []).filter((name) => !MASKED.test(name));
  return names.length ? LIST.format(names) : onPhone ? 'another phone of yours' : 'your phone';
}

/** The masked address something was sent to, or `otherwise`. */
function address({ confirmation }, otherwise) {
  return (confirmation.sentTo ?? []).find((name) => MASKED.test(name)) ?? otherwise;
}

/** The server's sentence, with the target's name set off from it: where it is quoted, for its words may come again. */
export function sentence({ text = '', target }) {
  const name = target?.name;
  const quoted = text.indexOf(`"${name}"`);
  const at = quoted >= 0 ? quoted + 1 : name ? text.lastIndexOf(name) : -1;
  if (at < 0) return text;
  return html`${text.slice(0, at)}<strong><bdi>${name}</bdi></strong>${text.slice(at + name.length)}`;
}

/** What stands in the way of a send, and what can be done about it; null if nothing does. */
function hindrance(request) {
  const problem = request.problem ?? request.confirmation.problem;
  if (!problem) return null;
  const listed = request.offers('push') ? ` Open the Countersign app on ${request.onPhone ? 'another' : 'your'} phone: it lists this request.` : '';
  const instead = request.offers('email') && request.channel !== 'email' ? ' Or send an email instead.' : '';
  const phone = request.offers('push') ? ' Use your phone, or try again.' : ' Try again in a moment.';
  switch (kindOf(problem.type)) {
    case 'too-many-sends':
      return `Too many requests went unanswered. You can send again at ${clockIn(problem.retryAfter ?? 300)}.${listed}`;
    case 'push-failed':
      return `The push did not reach your phone.${listed}${instead}`;
    case 'mail-failed':
      return `The email could not be delivered.${phone}`;
    case 'decision-invalid':
      return 'The answer of that passkey could not be verified. Try again, or use another way.';
    case 'passkey-unknown':
      return 'That passkey is not one of yours any more. Use another one, or another way.';
    case 'passkey-expired':
      return 'That took too long. Try again.';
    case 'passkey-suspect':
      return 'This passkey may have been copied, so it confirms nothing any more. You and your admins are told by email.';
    case 'confirmation-locked':
      return `Too many attempts failed. You can confirm again at ${clockIn(problem.retryAfter ?? 900)}.`;
    case 'method-unavailable':
      return 'This way to confirm has been switched off in your workspace.';
    default:
      return problem.detail ?? problem.message ?? problem.title;
  }
}

const notice = (words) =>
  words && html`<p class="notice time small"><cs-icon name="exclamation-triangle"></cs-icon><span>${words}</span></p>`;

const connection = (request) =>
  !request.connected && navigator.onLine
    ? html`<p class="notice small"><cs-icon name="wifi-off"></cs-icon><span>Reconnecting. This goes on by itself.</span></p>`
    : !request.connected
      ? html`<p class="notice small"><cs-icon name="wifi-off"></cs-icon><span>You are offline. This goes on by itself.</span></p>`
      : nothing;

const number = (request) =>
  request.number
    ? html`<div class="number">
        <b aria-hidden="true">${request.number.slice(0, 3)} ${request.number.slice(3)}</b>
        <span class="unseen">Your number: ${[...request.number].join(' ')}</span>
        <span class="small soft">Type this number only where you asked for it</span>
      </div>`
    : nothing;

const again = (request, act, label, button = primary) =>
  request.confirmation.methods?.length ? button(label, act.again) : nothing;

const toPasskey = (request, act) =>
  request.offers('passkey') && passkeysWork()
    ? choice('Use a passkey', act.passkey, { busy: request.busy === 'passkey' })
    : nothing;

/** Waiting for a tap on the phone. */
function push(request, act) {
  const sent = request.hasSent('push');
  return {
    icon: 'phone',
    mark: 'time',
    title: 'Confirm your identity to continue',
    body: html`<p class="where soft">
        ${sent
          ? html`<span>${request.onPhone ? html`Confirm on another phone: <b><bdi>${phones(request)}</bdi></b>` : html`Sent to <bdi>${phones(request)}</bdi>`}. Tap <b>It’s me!</b> there.</span>`
          : html`<span>Open Countersign on <bdi>${phones(request)}</bdi> and tap <b>It’s me!</b></span>`}
      </p>
      ${number(request)} ${notice(hindrance(request))} ${connection(request)}`,
    foot: html`<div class="choices">
      ${choice('Send again', () => act.send('push'), { busy: request.busy === 'push' })}
      ${request.offers('email')
        ? request.hasSent('email')
          ? choice('Check your inbox', () => act.look('email'))
          : choice('Send email', () => act.send('email'), { busy: request.busy === 'email' })
        : nothing}
      ${toPasskey(request, act)} ${choice('Cancel', act.close)}
    </div>`,
    says: sent ? `Sent to ${phones(request)}. Waiting for your answer there.` : 'Waiting for your answer on your phone.',
  };
}

/** The magic link: offered, then waited for. */
function email(request, act) {
  const to = address(request, 'your email address');
  const toPhone = request.offers('push') ? choice(request.onPhone ? 'Use another phone' : 'Use my phone', () => act.look('push')) : nothing;
  if (!request.hasSent('email')) {
    return {
      icon: 'envelope',
      mark: 'time',
      title: 'Confirm your identity to continue',
      body: html`<p class="soft">We send an email with a link to ${to}. Open it to go on.</p>
        ${notice(hindrance(request))} ${connection(request)}
        ${ends(primary('Send email', () => act.send('email'), request.busy === 'email'))}`,
      foot: html`<div class="choices">${toPhone} ${toPasskey(request, act)} ${choice('Cancel', act.close)}</div>`,
    };
  }
  return {
    icon: 'envelope',
    mark: 'time',
    title: 'Check your inbox',
    body: html`<p class="soft">
        Open <b>Action required: Confirm your identity</b>, sent to ${to}, and press <b>Confirm my identity</b>.
      </p>
      ${number(request)} ${notice(hindrance(request))} ${connection(request)}`,
    foot: html`<div class="choices">
      ${choice('Send again', () => act.send('email'), { busy: request.busy === 'email' })} ${toPhone}
      ${toPasskey(request, act)} ${choice('Cancel', act.close)}
    </div>`,
    says: `An email was sent to ${to}. Waiting for you to open its link.`,
  };
}

/** The six-digit code by which a member pairs the first phone. */
function emailCode(request, act) {
  const sent = request.hasSent('email-code');
  const checking = request.busy === 'code';
  const wrong = request.problem?.is('code-wrong') ?? false;
  return {
    icon: 'envelope',
    mark: 'time',
    title: sent ? 'Check your inbox' : 'Confirm your identity to continue',
    body: sent
      ? html`<form class="code" @submit=${act.answer}>
          <label class="field">
            <span>The six digits from the email</span>
            <input class="input digits" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}"
              maxlength="7" required aria-invalid=${wrong} aria-describedby="code-wrong code-hint" @input=${act.typed} />
            ${wrong
              ? html`<small class="wrong" id="code-wrong" role="alert">That is not the code. Look at the newest email, and type its six digits again.</small>`
              : nothing}
            <small id="code-hint">Sent to ${address(request, 'your email address')}</small>
          </label>
          ${notice(wrong ? null : hindrance(request))} ${connection(request)}
          <button class="button primary wide" aria-busy=${checking}>Confirm</button>
        </form>`
      : html`<p class="soft">You have no phone paired yet, so we send a six-digit code to your email address.</p>
          ${notice(hindrance(request))} ${connection(request)}
          ${ends(primary('Send code', () => act.send('email-code'), request.busy === 'email-code'))}`,
    foot: html`<div class="choices">
      ${sent ? choice('Send again', () => act.send('email-code'), { busy: request.busy === 'email-code' }) : nothing}
      ${choice('Cancel', act.close)}
    </div>`,
    says: sent ? 'A code was sent. Type its six digits.' : undefined,
    focus: sent ? 'input[name=code]' : undefined,
  };
}

/** A passkey, where there is nothing else: what hinders sends does not hinder it. */
function passkey(request, act) {
  const works = passkeysWork();
  return {
    icon: 'fingerprint',
    mark: works ? 'time' : 'still',
    title: 'Confirm your identity to continue',
    body: html`<p class="soft">
        ${works
          ? 'Your browser asks for your passkey, and checks that it is you: by your fingerprint, face or PIN.'
          : 'You have a passkey, but it can’t be used here. Do this in the web app, in a current browser, or pair a phone there.'}
      </p>
      ${notice(request.problem && hindrance(request))} ${connection(request)}
      ${works ? ends(primary('Use a passkey', act.passkey, request.busy === 'passkey')) : nothing}`,
    foot: html`<div class="choices">${choice('Cancel', act.close)}</div>`,
  };
}

function deniedWhere(answeredBy) {
  if (!answeredBy) return 'This was denied';
  return MASKED.test(answeredBy) ? 'This was denied by the email’s link' : `This was denied on ${answeredBy}`;
}

const ENDS = {
  confirmed: () => ({ icon: 'check-lg', mark: 'good', title: 'Identity is confirmed', tone: 'good-title' }),
  denied: (request, act) => ({
    icon: 'x-lg',
    mark: 'loss',
    title: deniedWhere(request.confirmation.answeredBy),
    tone: 'loss-title',
    body: html`<p class="soft">Nothing was done.${MASKED.test(request.confirmation.answeredBy) ? '' : ' Your admins have been told.'}</p>
      ${ends(plain('Close', act.close), again(request, act, 'It was me, ask again', plain))}`,
  }),
  expired: (request, act) => ({
    icon: 'clock',
    mark: 'still',
    title: 'This request has expired',
    body: html`<p class="soft">It was not confirmed in time, and nothing was done.</p>
      ${ends(again(request, act, 'Ask again'), plain('Close', act.close))}`,
  }),
  cancelled: (request, act) => ({
    icon: 'x-lg',
    mark: 'still',
    title: 'This request was cancelled',
    body: html`<p class="soft">It was cancelled elsewhere or another request took its place. Nothing was done.</p>
      ${ends(again(request, act, 'Ask again'), plain('Close', act.close))}`,
  }),
  'done-elsewhere': (request, act) => ({
    icon: 'check-lg',
    mark: 'still',
    title: 'This was already done',
    body: html`<p class="soft">The confirmation was used once, perhaps in another tab. Reload to see the result.</p>
      ${ends(plain('Close', act.close))}`,
  }),
  'signed-out': (request, act) => ({
    icon: 'lock',
    mark: 'still',
    title: 'You have been signed out',
    body: html`<p class="soft">This session was ended, perhaps from your phone. Nothing was done.</p>
      ${ends(primary('Sign in', act.signIn), plain('Close', act.close))}`,
  }),
};
ENDS.used = ENDS.confirmed;

/**
 * How a request looks now: icon and mark of the ring, title, body, the small choices below, and what a screen reader is
 * told of the change (the title, unless `says` has more).
 */
export function look(request, act) {
  if (ENDS[request.state]) return ENDS[request.state](request, act);
  if (!request.confirmation.methods?.length) return noMethod(request, act);
  return { push, email, 'email-code': emailCode, passkey }[request.channel]?.(request, act) ?? noMethod(request, act);
}

/** Confirmations are locked for this member for a while, or this one has to wait. */
export function locked(problem, act) {
  return problem.is('cooling-down') ? cooling(problem, act) : paused(problem, act);
}

/** After a reset of the phones, what cannot be taken back waits. */
function cooling({ more, message }, act) {
  return {
    icon: 'clock',
    mark: 'still',
    title: 'This has to wait a little',
    body: html`<p class="soft">
        ${more.until
          ? html`Your phones were reset, so until <b>${dated(more.until)}</b> nothing is deleted, shared, linked, or done with the
              SCIM token in your name. All else works as ever.`
          : message}
      </p>
      <p class="soft small">If you did not ask for the reset, tell your admins now.</p>
      ${ends(plain('Close', act.close))}`,
  };
}

function paused(problem, act) {
  return {
    icon: 'shield-lock',
    mark: 'loss',
    title: 'Confirmations are paused',
    body: html`<p class="soft">
        Too many attempts failed. You can go on at ${clockIn(problem.retryAfter ?? 900)}. You and your admins have been
        told by email.
      </p>
      ${ends(plain('Close', act.close))}`,
  };
}
