import { ago } from '../shared/time.js';

const RELATIVE = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });

/** "12 seconds ago", and from a minute on as everywhere else. */
export function since(iso, now) {
  const seconds = Math.trunc((Date.parse(iso) - now) / 1000);
  return seconds > -60 ? RELATIVE.format(Math.min(0, seconds), 'second') : ago(iso, now);
}

/** "1 minute 20 seconds", "45 seconds" */
export function duration(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts = [];
  if (minutes) parts.push(`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);
  if (rest || !minutes) parts.push(`${rest} ${rest === 1 ? 'second' : 'seconds'}`);
  return parts.join(' ');
}
