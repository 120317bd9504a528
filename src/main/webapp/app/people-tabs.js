import { html } from '../lib/lit-html.js';

const TABS = [
  ['people', '/people', 'Members'],
  ['teams', '/people/teams', 'Teams'],
];

/** The way between the page of members and the page of teams. */
export function peopleTabs(current) {
  return html`<nav class="tabs" aria-label="People">
    ${TABS.map(([page, path, words]) => html`<a class="tab" href=${path} aria-current=${page === current ? 'page' : 'false'}>${words}</a>`)}
  </nav>`;
}
