/** Whether this browser can read a QR code by itself. */
export async function canScan() {
  if (!('BarcodeDetector' in globalThis) || !navigator.mediaDevices?.getUserMedia) return false;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  return formats.includes('qr_code');
}

/**
 * Looks through the camera until `accept` takes what it reads, then answers that. The camera is off again whenever this
 * has answered or thrown: `NotAllowedError` and its kin where there is no camera to be had, `AbortError` when aborted.
 *
 * @template T
 * @param {HTMLVideoElement} video
 * @param {(text: string) => T} accept answers something false for a code that is none of ours
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
export async function scan(video, accept, signal) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    signal.throwIfAborted();
    video.srcObject = stream;
    await video.play();
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    for (;;) {
      signal.throwIfAborted();
      for (const { rawValue } of await detector.detect(video)) {
        const taken = accept(rawValue);
        if (taken) return taken;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
