import { html, nothing } from '../lib/lit-html.js';
import { told } from './events.js';
import '../shared/time.js';

/** One entry of the trail as a row; what was confirmed leads to how. */
export function activityEntry(one) {
  const { icon, tone, before, target, after } = told(one);
  return html`<li class="row slim">
    <cs-icon class="mark ${tone}" name=${icon}></cs-icon>
    <span class="said"><b><bdi>${one.actor?.name ?? 'Someone'}</bdi></b> ${before}<bdi>${target}</bdi>${after}
      ${one.receipt ? html`<span class="badge good" title="The signature is kept as a receipt">Signed</span>` : nothing}
      ${tone === 'loss' && (one.client || one.ip) ? html`<span class="from small soft"><bdi>${[one.client, one.ip].filter(Boolean).join(', ')}</bdi></span>` : nothing}</span>
    <span class="small soft when"><time-ago at=${one.at}></time-ago></span>
    ${one.confirmation
      ? html`<a class="button quiet icon" href="/activity/${encodeURIComponent(one.confirmation)}" title="How it was confirmed" aria-label="How it was confirmed: entry ${one.n}"><cs-icon name="chevron-right"></cs-icon></a>`
      : html`<span class="button icon" aria-hidden="true"></span>`}
  </li>`;
}
