import { html, nothing } from '../lib/lit-html.js';

const EVENTS = [
  ['secret.*', 'Secrets'],
  ['secrets.*', 'Import and export'],
  ['attachment.*', 'Files'],
  ['link.*', 'Links'],
  ['vault.*', 'Vaults'],
  ['confirmation.*', 'Confirmations'],
  ['confirmation.denied', 'Denied requests'],
  ['member.*', 'People, sign-ins'],
  ['invitation.*', 'Invitations'],
  ['team.*', 'Teams'],
  ['trusted-session.*', 'Phones'],
  ['passkey.*', 'Passkeys'],
  ['session.*', 'Sessions'],
  ['token.*', 'API tokens'],
  ['app.*', 'Apps'],
  ['scim.*', 'SCIM token'],
  ['workspace.*', 'Settings'],
];
const TIMES = [
  ['7', 'Last 7 days'],
  ['30', 'Last 30 days'],
  ['90', 'Last 90 days'],
  ['all', 'Any time'],
  ['between', 'From … to …'],
];

/** The filters of the address; without one, the last 30 days of everything. */
export function chosen(search) {
  const wanted = Object.fromEntries(new URLSearchParams(search));
  return { time: TIMES.some(([time]) => time === wanted.time) ? wanted.time : '30', ...pick(wanted, ['event', 'actor', 'target', 'from', 'to']) };
}

/** The same as an address. */
export function address(filter) {
  const query = new URLSearchParams(pick(filter, ['event', 'actor', 'target', 'from', 'to']));
  if (filter.time !== '30') query.set('time', filter.time);
  return query.size ? `/activity?${query}` : '/activity';
}

/** The parameters of the API. Days are those of this clock and place. */
export function parameters(filter, now, mine) {
  const query = new URLSearchParams(pick(filter, ['event', 'target', ...(mine ? [] : ['actor'])]));
  if (mine) query.set('mine', 'true');
  const { from, to } = span(filter, now);
  if (from) query.set('from', from.toISOString());
  if (to) query.set('to', to.toISOString());
  return query;
}

/** From when to when, as whole days; null: without an end. */
export function span({ time, from, to }, now) {
  if (time === 'all') return { from: null, to: null };
  if (time === 'between') return { from: from ? midnight(from) : null, to: to ? dayAfter(midnight(to)) : null };
  const first = new Date(now);
  first.setHours(0, 0, 0, 0);
  first.setDate(first.getDate() - Number(time) + 1);
  return { from: first, to: null };
}

/**
 * The filters in rows.
 * @param {object} filter
 * @param {{id: string, name: string, email: string}[]} people to choose from; none: only the own entries are there
 * @param {(change: object) => void} narrow
 */
export function filters(filter, people, narrow) {
  const to = (name) => (event) => narrow({ [name]: event.target.value.trim() });
  return html`<form class="narrowing" role="search" aria-label="Filter the activity" @submit=${(event) => event.preventDefault()}>
    <label class="search"><cs-icon name="search"></cs-icon>
      <input class="input" type="search" placeholder="Name of a secret, vault, phone …" aria-label="What it was done to" maxlength="100"
        .value=${filter.target ?? ''} @change=${to('target')} /></label>
    ${select('What', EVENTS, 'Everything', filter.event, to('event'))}
    ${people.length ? select('Who', people.map(({ id, name, email }) => [id, name || email]), 'Everyone', filter.actor, to('actor')) : nothing}
    ${select('When', TIMES, null, filter.time, to('time'))}
    ${filter.time === 'between'
      ? html`<span class="between"><label class="field"><span>From</span><input class="input" type="date" .value=${filter.from ?? ''} @change=${to('from')} /></label>
          <label class="field"><span>To</span><input class="input" type="date" .value=${filter.to ?? ''} @change=${to('to')} /></label></span>`
      : nothing}
  </form>`;
}

function select(label, options, any, value, change) {
  return html`<select class="input" aria-label=${label} @change=${change}>
    ${any ? html`<option value="" ?selected=${!value}>${any}</option>` : nothing}
    ${options.map(([id, words]) => html`<option value=${id} ?selected=${id === value}>${words}</option>`)}
  </select>`;
}

function pick(from, names) {
  return Object.fromEntries(names.filter((name) => from[name]).map((name) => [name, from[name]]));
}

function midnight(date) {
  return new Date(`${date}T00:00:00`);
}

function dayAfter(date) {
  date.setDate(date.getDate() + 1);
  return date;
}
