const STORE = 'keys';
const NAME = 'session';

function database() {
  return new Promise((opened, failed) => {
    const request = indexedDB.open('countersign-extension', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => opened(request.result));
    request.addEventListener('error', () => failed(request.error));
  });
}

async function inStore(mode, work) {
  const open = await database();
  try {
    return await new Promise((done, failed) => {
      const transaction = open.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.addEventListener('complete', () => done(request.result));
      transaction.addEventListener('abort', () => failed(transaction.error));
    });
  } finally {
    open.close();
  }
}

/**
 * The key that the session is bound to: P-256, made in this browser and never extractable. It is the same for all our
 * pages and the worker until {@link forgetKey}.
 * @returns {Promise<CryptoKeyPair>}
 */
export async function sessionKey() {
  const kept = await inStore('readonly', (keys) => keys.get(NAME));
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  // Another page may have been quicker: what is kept counts
  await inStore('readwrite', (keys) => keys.add(made, NAME)).catch(() => {});
  return inStore('readonly', (keys) => keys.get(NAME));
}

/** No session of it can be used any more. */
export const forgetKey = () => inStore('readwrite', (keys) => keys.delete(NAME));
