/**
 * What this phone remembers, in IndexedDB: one record per name in `phone` (the key pair, the pairing, the push
 * endpoint) and the last decisions in `decisions`. Nothing here is a secret that could be copied: the private key is a
 * handle that WebCrypto does not export.
 */

const NAME = 'countersign-phone';
let opening;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('phone');
      request.result.createObjectStore('decisions', { autoIncrement: true });
    };
    request.onsuccess = () => {
      // Another tab may want to upgrade or delete the database: never stand in its way.
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opening = undefined;
      reject(request.error);
    };
  });
  return opening;
}

/**
 * Runs `work` in one transaction and answers what its request gave, once the transaction is on disk.
 *
 * @param {'phone'|'decisions'} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest|void} work
 */
export async function within(store, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/** The record of that name, or undefined. */
export const recall = (name) => within('phone', 'readonly', (store) => store.get(name));

/** Keeps the record under that name. */
export const remember = (name, value) => within('phone', 'readwrite', (store) => store.put(value, name));

/** Drops the record of that name. */
export const forget = (name) => within('phone', 'readwrite', (store) => store.delete(name));

/** Drops everything, the key included. After this the phone can sign nothing. */
export async function forgetEverything() {
  await within('phone', 'readwrite', (store) => store.clear());
  await within('decisions', 'readwrite', (store) => store.clear());
}
