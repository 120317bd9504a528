const OFTEN_ENOUGH = 60 * 60_000;

/**
 * Registers the service worker and keeps the app current: the kept shell is compared with the server's when the app has
 * loaded and, at most once an hour, when one comes back to it. A newer one is loaded while nobody looks.
 *
 * @param {() => boolean} idle whether a reload would lose nothing now
 */
export function keepCurrent(idle) {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  let asked = 0;
  let newer = false;
  const ask = () => {
    if (Date.now() - asked < OFTEN_ENOUGH) return;
    asked = Date.now();
    worker.controller?.postMessage('renew-shell');
  };
  // Without a service worker there are no notifications, but all the rest.
  worker.register('sw.js', { type: 'module' }).catch(() => {});
  worker.addEventListener('message', ({ data }) => (newer ||= Boolean(data?.newer)));
  addEventListener('load', ask);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
    else if (newer && idle()) location.reload();
  });
}
