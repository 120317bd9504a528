package io.countersign.journey;

import com.microsoft.playwright.Page;

/** What a browser stores for the origin of a page: any of it may be written to a disk. */
final class Kept {

    private static final String READ = """
            async () => {
              const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(history.state), location.href];
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                  kept.push(request.url, await (await cache.match(request)).text());
                }
              }
              for (const { name } of await indexedDB.databases()) {
                const database = await new Promise((open) => {
                  indexedDB.open(name).onsuccess = ({ target }) => open(target.result);
                });
                for (const store of database.objectStoreNames) {
                  kept.push(await new Promise((read) => {
                    database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) =>
                      read(JSON.stringify(target.result));
                  }));
                }
                database.close();
              }
              return kept.join('\\n');
            }""";

    private Kept() {}

    /** All of it, as text. */
    static String by(Page page) {
        return (String) page.evaluate(READ);
    }
}
