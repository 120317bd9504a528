const FINAL = new Set(['confirmed', 'used', 'denied', 'expired', 'cancelled', 'signed-out']);
const FIRST_EVENT_WITHIN = 4_000;
const LOOK_AGAIN_AFTER = 20_000;

/** Whether nothing more can be heard of a confirmation in this state. */
export function isFinal(state) {
  return FINAL.has(state);
}

/**
 * Listens to a confirmation until it is final or `stop()` is called.
 *
 * It hears by server-sent events; where these do not get through (a client that signs its requests, a proxy that holds
 * them back) by long requests. A lost connection is taken up again by itself, and the state is read afresh then, each
 * 20 s, and when the page comes back to sight, so no change is missed. A confirmation that is not there any more counts
 * as `expired`; a session that is not there any more as `signed-out`.
 *
 * @param {import('./api.js').Api} api
 * @param {string} id
 * @param {(confirmation: object) => void} onState
 * @param {(connected: boolean) => void} onConnection
 * @returns {() => void} stop
 */
export function watch(api, id, onState, onConnection) {
  const over = new AbortController();
  const path = `/confirmations/${encodeURIComponent(id)}`;
  const ear = { source: null, timer: 0, tries: 0, polling: false, streaming: !api.authorize && 'EventSource' in globalThis };

  const stop = () => {
    over.abort();
    ear.source?.close();
    clearTimeout(ear.timer);
  };

  const hear = (confirmation) => {
    if (over.signal.aborted) return;
    ear.tries = 0;
    onConnection(true);
    if (isFinal(confirmation.state)) stop();
    onState(confirmation);
  };

  const read = async (headers) => {
    try {
      hear(await api.get(path, { headers, signal: over.signal, quiet: true }));
      return true;
    } catch (problem) {
      if (over.signal.aborted) return false;
      if (problem.status === 404) hear({ id, state: 'expired' });
      else if (problem.status === 401) hear({ id, state: 'signed-out' });
      else lost();
      return false;
    }
  };

  const lost = () => {
    onConnection(false);
    ear.source?.close();
    clearTimeout(ear.timer);
    ear.timer = setTimeout(attach, Math.min(1000 * 2 ** ear.tries++, 8000));
  };

  const attach = async () => {
    clearTimeout(ear.timer);
    ear.source?.close();
    if (over.signal.aborted) return;
    if (ear.streaming) stream();
    else await poll();
  };

  const poll = async () => {
    if (ear.polling) return;
    ear.polling = true;
    // What it is by now comes first: it says that there is a connection, which a wait says only at its end
    if (await read()) while (!over.signal.aborted && (await read({ Prefer: 'wait=25' })));
    ear.polling = false;
  };

  const stream = () => {
    const source = (ear.source = new EventSource(api.url(`${path}/events`)));
    ear.timer = setTimeout(() => {
      ear.streaming = false;
      attach();
    }, FIRST_EVENT_WITHIN);
    source.addEventListener('state', (event) => {
      clearTimeout(ear.timer);
      ear.timer = setTimeout(attach, LOOK_AGAIN_AFTER);
      hear(JSON.parse(event.data));
    });
    source.addEventListener('error', async () => {
      if (ear.source !== source || over.signal.aborted) return;
      source.close();
      clearTimeout(ear.timer);
      if (await read()) ear.timer = setTimeout(attach, 500);
    });
  };

  const back = () => document.visibilityState === 'visible' && read();
  addEventListener('online', attach, { signal: over.signal });
  document.addEventListener('visibilitychange', back, { signal: over.signal });
  // The stream as well: what it still holds was said before, and would pass for a connection
  addEventListener('offline', lost, { signal: over.signal });
  attach();
  return stop;
}
