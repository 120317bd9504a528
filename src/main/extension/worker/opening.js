/** Opens the panel where a person can see it: at its button where the browser does that by itself, else in a window. */
export async function openPanel(notification) {
  chrome.notifications.clear(notification);
  try {
    await chrome.action.openPopup();
  } catch {
    await chrome.windows.create({ url: chrome.runtime.getURL('panel.html'), type: 'popup', width: 420, height: 680 });
  }
}
