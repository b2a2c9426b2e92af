import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@lit/localize';
import type { DeskDealView } from '@portico/domain/deals/views';
import { conflictWords, deskStatus } from '../desk-words.ts';

/** The registrations in a deal's way, each with the rule in words. Nothing where none is. */
export function drawConflicts(deal: DeskDealView): TemplateResult | typeof nothing {
  if (deal.conflicts.length === 0) return nothing;
  return html`<section class="card conflicts">
    <h2>${msg('Registrations in the way', { id: 'desk.conflicts' })}</h2>
    <ul>
      ${deal.conflicts.map(
        ({ rule, deal: other }) =>
          html`<li>
            <div class="line">
              <a href="/desk/${other.id}">${other.customerName}</a>
              <portico-badge tone=${deskStatus(other).tone}>${deskStatus(other).word}</portico-badge>
              <span class="quiet">${other.number ?? ''}</span>
            </div>
            <p>
              ${conflictWords(rule, other.partner.name)}
              <span class="quiet">${msg(str`Rule ${rule}`, { id: 'desk.rule' })}</span>
            </p>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What was asked and answered. Nothing where nobody asked. */
export function drawQuestions(deal: DeskDealView): TemplateResult | typeof nothing {
  if (!deal.info) return nothing;
  return html`<section class="card">
    <h2>${msg('Questions and answers', { id: 'desk.questions' })}</h2>
    <ul>
      ${deal.info.items.map(
        ({ question, kind, answer }) =>
          html`<li>
            <p>
              <b>${question}</b>
              <span class="quiet"
                >${kind === 'missing' ? msg('Missing', { id: 'desk.ask.missing' }) : msg('Clarifying', { id: 'desk.ask.clarifying' })}</span
              >
            </p>
            ${
              answer === null
                ? html`<p class="quiet">${msg('No answer yet', { id: 'desk.questions.open' })}</p>`
                : html`<p class="answer">${answer}</p>`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}
