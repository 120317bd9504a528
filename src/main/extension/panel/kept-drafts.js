import { keepDrafts } from '../shared/vault/drafts.js';

const PREFIX = 'draft:';

/** What is typed outlives a popup that closes: the browser keeps it in its memory, and nowhere else. */
export async function recallDrafts() {
  const kept = Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith(PREFIX));
  keepDrafts(Object.fromEntries(kept), (key, typed) =>
    typed ? chrome.storage.session.set({ [key]: typed }) : chrome.storage.session.remove(key),
  );
}

const PLACE = 'place';
const TYPING = /^\/secrets\/(new|[^/]+\/edit)(\?|$)/;

/** Notes where the panel is, so that what was being typed is there again when it opens. */
export const keepPlace = (place) => chrome.storage.session.set({ [PLACE]: place });

/** Where something was being typed when the panel closed last; else the list. */
export async function lastPlace() {
  const place = (await chrome.storage.session.get(PLACE))[PLACE];
  return TYPING.test(place) ? place : '/secrets';
}
