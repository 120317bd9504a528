/**
 * `<cs-time-left>`: a thin bar that runs out. It is drawn only; what has to be heard is said elsewhere, once. Set
 * `fraction` (1 to 0) each second.
 */
class TimeLeft extends HTMLElement {
  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
  }

  set fraction(value) {
    this.style.setProperty('--left', String(Math.min(1, Math.max(0, value))));
    this.classList.toggle('short', value < 0.25);
  }
}

customElements.define('cs-time-left', TimeLeft);
