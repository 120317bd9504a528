/**
 * Says something once to those who listen instead of look, and shows nothing. For what changes on a screen without
 * moving the focus; a new screen is heard by its heading.
 */
export function announce(sentence) {
  const news = document.getElementById('news');
  news.textContent = '';
  // An emptied region that is filled in the same turn is not heard by every screen reader.
  setTimeout(() => (news.textContent = sentence), 50);
}
