/** Where the ids of the confirmations that this browser has asked for are kept, the newest last. They are nothing secret. */
const KEPT = 'countersign:asked';
/** A session has no more of them open. */
const MOST = 5;

function all() {
  try {
    return [JSON.parse(localStorage.getItem(KEPT)) ?? []].flat();
  } catch {
    return [];
  }
}

/** Keeps that a confirmation was asked for in this browser. */
export function rememberAsked(id) {
  try {
    localStorage.setItem(KEPT, JSON.stringify([...all().filter((one) => one !== id), id].slice(-MOST)));
  } catch {
    // A browser that keeps nothing asks once more
  }
}

/** Whether a confirmation was asked for in this browser: a session says less, for its cookie can be taken elsewhere. */
export const wasAskedHere = (id) => all().includes(id);
