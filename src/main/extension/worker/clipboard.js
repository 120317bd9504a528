/** The alarm that takes a copied value off the clipboard. */
export const CLEAR = 'clear-clipboard';

/** 30 s, the shortest that an alarm can be. A later copy begins anew. */
export const clearLater = () => chrome.alarms.create(CLEAR, { delayInMinutes: 0.5 });

/**
 * Empties the clipboard, whether or not its page is still open. What is on it is not looked at: that would take the
 * permission to read everything that is ever copied.
 */
export async function clearClipboard() {
  if (!chrome.offscreen) {
    await navigator.clipboard.writeText('');
    return;
  }
  const justification = 'A copied secret is taken off the clipboard after 30 seconds';
  await chrome.offscreen.createDocument({ url: 'worker/offscreen.html', reasons: ['CLIPBOARD'], justification });
  await chrome.offscreen.closeDocument();
}
