const WORDS = {
  confirmed: ['Identity is confirmed', 'Open Countersign to go on.'],
  denied: ['This was denied', 'Nothing was done.'],
  expired: ['This request has expired', 'It was not confirmed in time, and nothing was done.'],
  'signed-out': ['You have been signed out', 'Nothing was done. Open Countersign to sign in again.'],
};

/** Tells how a confirmation has ended whose dialog was closed. */
export function tell({ id, text }, state) {
  const [title, words] = WORDS[state];
  return show(id, title, `${words}\n${text}`);
}

export function show(id, title, message) {
  return chrome.notifications.create(id, { type: 'basic', iconUrl: chrome.runtime.getURL('icons/icon-128.png'), title, message });
}
