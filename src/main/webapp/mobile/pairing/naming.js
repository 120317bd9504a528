const BROWSERS = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /Safari\//],
];

const SYSTEMS = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
];

const first = (table, text) => table.find(([, pattern]) => pattern.test(text))?.[0];

/** iPadOS calls itself a Mac; only the fingers tell. */
const isIPad = () => /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;

/** The system this runs on: "Android", "iOS", "Linux", … */
export const platform = () => (isIPad() ? 'iOS' : (first(SYSTEMS, navigator.userAgent) ?? 'Other'));

/**
 * A name by which its owner recognises this phone among others: the model where the browser tells it ("Pixel 9"),
 * else the kind ("iPhone"), else browser and system ("Chrome on Linux").
 */
export async function suggestedName() {
  const hints = await navigator.userAgentData?.getHighEntropyValues?.(['model']).catch(() => null);
  if (hints?.model) return hints.model;
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent)) return 'iPhone';
  if (/iPad/.test(agent) || isIPad()) return 'iPad';
  const model = /Android [^;)]+; ([^;)]+?)(?: Build|\))/.exec(agent)?.[1];
  if (model && model !== 'K') return model;
  if (platform() === 'Android') return 'Android phone';
  return `${first(BROWSERS, agent) ?? 'Browser'} on ${platform()}`;
}

/** On iOS an app on the Home Screen has a storage of its own, so pairing has to happen there. */
export const mustInstallFirst = () =>
  platform() === 'iOS' && !matchMedia('(display-mode: standalone)').matches && !navigator.standalone;
