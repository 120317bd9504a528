import './request-screen.js';

/** Shows a request over whatever is on screen, and alone; then that is there again as it was. */
export function openOver(app, confirmation) {
  const dialog = Object.assign(document.createElement('dialog'), { className: 'over' });
  dialog.setAttribute('aria-label', 'Confirmation Request');
  const leave = () => dialog.close();
  dialog.append(Object.assign(document.createElement('cs-request-screen'), { app, confirmation, leave }));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
