import { html, svg } from '../lib/lit-html.js';
import { View } from './view.js';
import './icon.js';

/**
 * `<time-ring>`: an icon in a thin ring that runs out with the time left, and closes to a tick when `mark` is "good" or
 * to a cross when it is "loss". Drawn only: it says nothing to assistive technology.
 */
class TimeRing extends View {
  #drawn = '';
  #run;

  icon = 'phone';
  /** "time", "still", "good" or "loss". */
  mark = 'time';
  /** Seconds left, and of how many. */
  left = 0;
  total = 0;

  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
    super.connectedCallback();
  }

  /** Changes what is shown; the ring goes on from where it is unless the end has moved. */
  show({ icon, mark, left, total, end }) {
    const key = `${mark} ${end}`;
    const restart = key !== this.#drawn;
    this.#drawn = key;
    Object.assign(this, { icon, mark, left, total });
    this.update();
    if (restart) queueMicrotask(() => this.#start());
  }

  #start() {
    this.#run?.cancel();
    const arc = this.querySelector('.arc');
    if (!arc || this.mark !== 'time' || this.left <= 0) return;
    const total = Math.max(this.total, this.left) * 1000;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#run = arc.animate([{ strokeDashoffset: 0 }, { strokeDashoffset: 1 }], {
      duration: total,
      easing: calm ? 'steps(24)' : 'linear',
      fill: 'forwards',
    });
    this.#run.currentTime = total - this.left * 1000;
  }

  view() {
    const icon = { good: 'check-lg', loss: 'x-lg' }[this.mark] ?? this.icon;
    this.className = this.mark;
    return html`<svg viewBox="0 0 64 64">
        ${svg`<circle class="track" cx="32" cy="32" r="30"></circle>
        <circle class="arc" cx="32" cy="32" r="30" pathLength="1"></circle>`}
      </svg>
      <cs-icon name=${icon}></cs-icon>`;
  }
}

customElements.define('time-ring', TimeRing);
