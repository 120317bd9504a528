import { html, nothing } from '../../lib/lit-html.js';
import { ahead } from '../time.js';
import { href } from '../place.js';
import { api } from '../server.js';
import { kindOf } from './kinds.js';
import { pathOf } from './secrets.js';
import '../time.js';

/** A row of the list that opens its secret. `inTabOrder` is true for one row of a list. */
export function linkRow(secret, inTabOrder, isOpen) {
  return html`<a class="row" href=${href(pathOf(secret.id))} data-id=${secret.id} tabindex=${inTabOrder ? 0 : -1}
    aria-current=${isOpen ? 'page' : 'false'}>
    <span class="tile"><cs-icon name=${kindOf(secret).icon}></cs-icon></span>${lines(secret)}</a>`;
}

/** A row of the list that is chosen or not. */
export function choiceRow(secret, inTabOrder, chosen, allowed, toggle) {
  return html`<label class="row choose ${allowed ? '' : 'off'}" title=${allowed ? nothing : 'Only its owners can delete it'}>
    <span class="box"><input type="checkbox" data-id=${secret.id} tabindex=${inTabOrder ? 0 : -1} .checked=${chosen}
      aria-disabled=${!allowed} @change=${toggle} /></span>${lines(secret)}</label>`;
}

function lines(secret) {
  const kind = kindOf(secret);
  return html`<span class="lines">
      <bdi class="clip name" title=${secret.name}>${secret.name}</bdi>
      <span class="clip small soft"><bdi>${secret.subtitle || kind.name}</bdi> · <bdi>${secret.vault?.name ?? ''}</bdi></span>
    </span>
    <span class="lines end small soft">
      <time-ago narrow at=${secret.changedAt ?? secret.createdAt}></time-ago>
      <span class="signs">${secret.expiresAt ? sign('clock', `Gone ${ahead(secret.expiresAt, api.now())}`) : nothing}
        ${secret.confirmToView ? sign('shield-check', 'Confirmation needed to view') : nothing}</span>
    </span>`;
}

function sign(icon, words) {
  return html`<span title=${words}><cs-icon name=${icon}></cs-icon><span class="unseen">${words}</span></span>`;
}
