/** Links that lead out of the panel (the web app, a secret's website) open in a tab, as a popup is no place for a page. */
export function openOutside() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || new URL(link.href).origin === location.origin || !/^https?:/.test(link.href)) return;
    event.preventDefault();
    chrome.tabs.create({ url: link.href });
  });
}
