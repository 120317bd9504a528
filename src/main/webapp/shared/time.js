/** The page's language, as the reader's region writes it: words never mix two languages. */
const PAGE = globalThis.document?.documentElement.lang || 'en';
const LOCALE = navigator.languages?.find((own) => own.split('-')[0] === PAGE.split('-')[0]) ?? PAGE;
const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const NARROW = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'narrow' });
const EXACT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'medium' });
const DATED = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "now", "5 minutes ago", "yesterday", and the date itself after a month; "5m ago" in a narrow format. */
export function ago(iso, now = Date.now(), format = RELATIVE) {
  const seconds = Math.min(0, (Date.parse(iso) - now) / 1000);
  if (seconds < -30 * 86_400) return DAY.format(new Date(iso));
  for (const [unit, size] of UNITS) {
    if (-seconds >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(0, 'second');
}

/** "in 6 days", "in 2 hours", "now". */
export function ahead(iso, now = Date.now()) {
  const seconds = Math.max(0, (Date.parse(iso) - now) / 1000);
  const [unit, size] = UNITS.find((one) => seconds >= one[1] * 0.95) ?? ['second', 60];
  return RELATIVE.format(Math.round(seconds / size), unit);
}

/** The whole date and time, to the second. */
export function exact(iso) {
  return EXACT.format(new Date(iso));
}

/** The date and time, in short. */
export function dated(iso) {
  return DATED.format(new Date(iso));
}

/** A date without a time, "2026-01-31", as it is written here. */
export function day(date) {
  return DAY.format(new Date(`${date}T12:00:00`));
}

/** The time of day `seconds` from now: "14:32". */
export function clockIn(seconds, now = Date.now()) {
  return CLOCK.format(new Date(now + seconds * 1000));
}

/** `<time-ago at="…">`: how long ago, kept current, exact on hover; `narrow` where a name needs the room. */
class TimeAgo extends HTMLElement {
  static observedAttributes = ['at'];
  #tick;

  connectedCallback() {
    this.#show();
    this.#tick = setInterval(() => this.#show(), 30_000);
  }

  disconnectedCallback() {
    clearInterval(this.#tick);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  #show() {
    const at = this.getAttribute('at');
    if (!at || Number.isNaN(Date.parse(at))) return;
    this.textContent = ago(at, Date.now(), this.hasAttribute('narrow') ? NARROW : RELATIVE);
    this.title = exact(at);
  }
}

customElements.define('time-ago', TimeAgo);
