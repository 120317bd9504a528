const ON_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Whether a page is one that a secret belongs to: it is of the same origin, or, where only a host is named, of that host.
 * @param {string} page its address
 * @param {string[]} sites what the secret says: addresses or names of hosts
 */
export function belongs(page, sites) {
  return sites.some((site) => fits(new URL(page), site));
}

function fits(page, site) {
  const named = parsed(site);
  if (!named) return false;
  if (SCHEME.test(site)) return named.origin === page.origin;
  return named.hostname === page.hostname && (!named.port || named.port === page.port);
}

function parsed(site) {
  try {
    return new URL(SCHEME.test(site) ? site : `https://${site}`);
  } catch {
    return null;
  }
}

/** The host of a site as a person knows it; what is no address stays as it is written. */
export const nameOf = (site) => parsed(site)?.host || site;

/** Whether everybody on the way could read what is sent from this page. */
export function isOpenToOthers(page) {
  const { protocol, hostname } = new URL(page);
  return protocol !== 'https:' && !ON_THIS_MACHINE.has(hostname);
}
