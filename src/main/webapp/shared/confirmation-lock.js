/** The Web Lock that the page with the dialog of a confirmation holds. */
export const lockOf = (id) => `countersign:confirmation:${id}`;

/**
 * Whether a page of this browser has a confirmation open right now, and will run its action by itself.
 * @param {string} id of the confirmation
 * @returns {Promise<boolean>}
 */
export async function isAskedHere(id) {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some(({ name }) => name === lockOf(id));
}
