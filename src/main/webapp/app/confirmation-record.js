import { html, nothing } from '../lib/lit-html.js';
import { api } from '../shared/server.js';
import { Page } from '../shared/page.js';
import { told } from './events.js';
import { saveFile } from '../shared/save-file.js';
import { dated, exact } from '../shared/time.js';

const STATES = {
  pending: ['Waiting for an answer', ''],
  confirmed: ['Confirmed, not used yet', 'good'],
  used: ['Confirmed and used', 'good'],
  denied: ['Denied', 'loss'],
  expired: ['Expired', ''],
  cancelled: ['Cancelled', ''],
};

const BY_PHONE = {
  said: 'The decision as the phone has signed it, by a key that never leaves it: a compact JWS (RFC 7515, ES256).',
  ending: 'jws',
};
const BY_PASSKEY = { said: 'The answer as the passkey has signed it: an assertion of WebAuthn, in JSON.', ending: 'json' };

/** `<confirmation-record>`: what became of one confirmation: who answered, by what, when; with the receipt. */
class ConfirmationRecord extends Page {
  #id;
  #record;

  /** @param {string} id of the confirmation */
  set confirmationId(id) {
    if (id === this.#id) return;
    this.#id = id;
    if (this.isConnected) this.reload();
  }

  async load() {
    this.#record = await api.get(`/audit/confirmations/${encodeURIComponent(this.#id)}`);
  }

  heading() {
    return html`<header class="top"><div>
      <a class="button quiet back" href="/activity"><cs-icon name="arrow-left"></cs-icon>Activity</a>
      <h1 tabindex="-1"><bdi>${this.#record?.confirmation.text ?? 'Confirmation'}</bdi></h1></div></header>`;
  }

  content() {
    const { confirmation, entries } = this.#record;
    const [state, tone] = STATES[confirmation.state] ?? [confirmation.state, ''];
    const answer = entries.find(({ event }) => event === 'confirmation.confirmed' || event === 'confirmation.denied');
    return html`<dl class="card section facts">
        ${fact('State', html`<span class="badge ${tone}">${state}</span>`)}
        ${fact('Asked', html`<bdi>${confirmation.member.name}</bdi>, ${moment(confirmation.askedAt)}`)}
        ${fact('From', html`<bdi>${confirmation.client}</bdi>, <bdi>${confirmation.ip}</bdi>`)}
        ${answer ? fact('Answered', html`${confirmation.answeredBy ? html`<bdi>${confirmation.answeredBy}</bdi>, ` : nothing}${moment(answer.at)}`) : nothing}
        ${confirmation.endedAt ? fact('Ended', moment(confirmation.endedAt)) : nothing}
        ${fact('Id', html`<code class="small">${confirmation.id}</code>`)}
      </dl>
      ${answer?.receipt ? this.#receipt(answer.receipt) : nothing}
      <section class="steps" aria-labelledby="steps"><h2 id="steps">What happened</h2><ol class="rows card">${entries.map(step)}</ol></section>`;
  }

  #receipt(receipt) {
    const { said, ending } = receipt.startsWith('{') ? BY_PASSKEY : BY_PHONE;
    return html`<section class="card section" aria-labelledby="receipt">
      <h2 id="receipt">Receipt</h2>
      <p class="soft">${said}</p>
      <code class="small receipt" tabindex="0" role="region" aria-label="The receipt">${receipt}</code>
      <div class="actions"><button class="button" @click=${() => saveFile(receipt, `receipt-${this.#id}.${ending}`)}><cs-icon name="download"></cs-icon>Download receipt</button></div>
    </section>`;
  }
}

function fact(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function moment(at) {
  return html`<time datetime=${at} title=${exact(at)}>${dated(at)}</time>`;
}

function step(entry) {
  const { icon, tone, before, target, after } = told(entry);
  return html`<li class="row slim"><cs-icon class="mark ${tone}" name=${icon}></cs-icon>
    <span class="said"><b><bdi>${entry.actor.name}</bdi></b> ${before}<bdi>${target}</bdi>${after}</span>
    <span class="small soft when">${moment(entry.at)}</span></li>`;
}

customElements.define('confirmation-record', ConfirmationRecord);
