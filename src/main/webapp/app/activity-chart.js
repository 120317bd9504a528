import { html, nothing, svg } from '../lib/lit-html.js';
import { day } from '../shared/time.js';

/** More bars than this are too thin to tell apart. */
const MOST = 120;
const HEIGHT = 64;

/**
 * How much happened on each day: bars to look at, a table to read.
 * @param {{day: string, entries: number}[]} counted days that have entries, oldest first
 * @param {{from: Date | null, to: Date | null}} span
 * @param {Date} now
 */
export function chart(counted, { from, to }, now) {
  if (!counted.length) return nothing;
  const end = to && to < now ? new Date(to - 1) : now;
  const days = every(iso(from ?? new Date(`${counted[0].day}T12:00:00`)), iso(end), counted).slice(-MOST);
  const most = Math.max(1, ...days.map(({ entries }) => entries));
  const sum = days.reduce((all, { entries }) => all + entries, 0);
  const words = `${sum} ${sum === 1 ? 'entry' : 'entries'} on ${days.length} ${days.length === 1 ? 'day' : 'days'}, ${most} on the busiest`;
  return html`<figure class="card chart">
    <svg viewBox="0 0 ${days.length * 10} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="Activity per day: ${words}">
      ${days.map(({ day: at, entries }, n) => bar(at, entries, n, most))}
    </svg>
    <figcaption class="small soft"><span>${day(days[0].day)}</span><span>${words}</span><span>${day(days.at(-1).day)}</span></figcaption>
    <details class="small"><summary>Show as a table</summary>
      <div class="scrolled" tabindex="0" role="region" aria-label="Activity per day">
        <table><thead><tr><th scope="col">Day</th><th scope="col">Entries</th></tr></thead>
          <tbody>${days.toReversed().map(({ day: at, entries }) => html`<tr><th scope="row">${day(at)}</th><td>${entries}</td></tr>`)}</tbody></table>
      </div>
    </details>
  </figure>`;
}

function bar(at, entries, n, most) {
  const height = entries ? Math.max(3, Math.round((entries / most) * HEIGHT)) : 1;
  return svg`<rect class=${entries ? '' : 'none'} x=${n * 10 + 1} y=${HEIGHT - height} width="8" height=${height}><title>${day(at)}: ${entries}</title></rect>`;
}

/** Each day from one to another, with its number. */
function every(first, last, counted) {
  const numbers = new Map(counted.map(({ day: at, entries }) => [at, entries]));
  const days = [];
  for (const at = new Date(`${first}T12:00:00`); iso(at) <= last; at.setDate(at.getDate() + 1)) {
    days.push({ day: iso(at), entries: numbers.get(iso(at)) ?? 0 });
  }
  return days;
}

/** The date here, as ISO 8601 has it. */
function iso(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
