import { html } from '../../lib/lit-html.js';
import { ago, exact } from '../../shared/time.js';

/** Decisions as rows: what was asked, from where, when, and how it was answered. */
export const decisionList = (decisions, now) => html`
  <ul class="rows card">
    ${decisions.map(
      ({ text, client, decision, at }) => html`
        <li class="row">
          <cs-icon class="mark ${decision === 'approve' ? 'good' : 'loss'}" name=${decision === 'approve' ? 'check-lg' : 'x-lg'}></cs-icon>
          <div class="lines">
            <p dir="auto">${text}</p>
            <p class="soft small">
              ${decision === 'approve' ? 'It was me' : 'It was not me'} · ${client ? html`${client} · ` : ''}<time
                datetime=${at}
                title=${exact(at)}
                >${ago(at, now)}</time
              >
            </p>
          </div>
        </li>
      `,
    )}
  </ul>
`;
