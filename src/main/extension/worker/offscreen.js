/** Empties the clipboard. A page that nobody sees has no focus, so only the older way is open to it. */
document.addEventListener('copy', (event) => {
  event.preventDefault();
  event.clipboardData.setData('text/plain', ' ');
});
document.execCommand('copy');
