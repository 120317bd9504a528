import { html } from '../lib/lit-html.js';

const TIMES = ['PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT2H', 'PT4H', 'PT8H', 'PT12H', 'PT24H', 'PT72H', 'PT168H', 'PT720H'];

/**
 * How long members stay signed in, within what the server allows.
 * @param {{sessionIdle: string, sessionAbsolute: string, sessionLimits: {idle: string, absolute: string}}} workspace
 * @param {(select: HTMLSelectElement, name: string, now: string) => Promise<void>} choose
 */
export function sessionLengths({ sessionIdle, sessionAbsolute, sessionLimits }, choose) {
  return html`<section class="card section" aria-labelledby="staying">
    <h2 id="staying">Staying signed in</h2>
    ${length('sessionIdle', 'Sign out after this time without use', sessionIdle, sessionLimits.idle, choose)}
    ${length('sessionAbsolute', 'Sign out after this time in any case', sessionAbsolute, sessionLimits.absolute, choose)}
    <p class="soft small">Holds for browsers that are signed in already, too. The server allows ${words(sessionLimits.idle)} and ${words(sessionLimits.absolute)} at most.</p>
  </section>`;
}

function length(name, label, now, limit, choose) {
  const all = new Set([...TIMES.filter((time) => minutes(time) <= minutes(limit)), now, limit]);
  const times = [...all].sort((a, b) => minutes(a) - minutes(b));
  return html`<label class="time-of"><span>${label}</span>
    <select class="input" @change=${(event) => choose(event.target, name, now)}>
      ${times.map((time) => html`<option value=${time} ?selected=${time === now}>${words(time)}</option>`)}
    </select></label>`;
}

/** Of an ISO 8601 duration as the server writes it: hours, minutes and seconds. */
function parts(time) {
  const [, hours = 0, minute = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(time) ?? [];
  return { hours: Number(hours), minutes: Number(minute), seconds: Number(seconds) };
}

function minutes(time) {
  const { hours, minutes: rest, seconds } = parts(time);
  return hours * 60 + rest + seconds / 60;
}

export function words(time) {
  const { hours, minutes: rest, seconds } = parts(time);
  const days = Math.floor(hours / 24);
  const all = [[days, 'day'], [hours - days * 24, 'hour'], [rest, 'minute'], [seconds, 'second']];
  return all.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ');
}
