import { html, nothing, type TemplateResult } from 'lit';
import { isolated } from '@portico/ui/isolated';
import { msg, str } from '@portico/ui/msg';
import { reasonWords as anyReasonWords } from '@portico/widgets/deals/timeline-words';
import { type AskedRound, roundsOf } from '@portico/widgets/deals/asked-answered';
import type { DealView, DeskDealView, TimelineEntry } from '@portico/domain/deals/views';
import { reasonWords } from '../desk-words.ts';

/** The files of the claim, each one click away. Nothing where none is. */
export function drawEvidence({ claim: { fileIds = [] } }: DealView): TemplateResult | typeof nothing {
  if (fileIds.length === 0) return nothing;
  return html`<h3>${msg('Evidence', { id: 'desk.claimants.evidence' })}</h3>
    <portico-desk-files .ids=${fileIds}></portico-desk-files>`;
}

/** Every round of questions, the newest first: what was asked and answered, by whom and when. Nothing where nobody asked. */
export function drawQuestions(
  deal: DealView,
  history: readonly TimelineEntry[],
): TemplateResult | typeof nothing {
  const rounds = roundsOf(deal, history).toReversed();
  if (rounds.length === 0) return nothing;
  return html`<section class="card">
    <h2>${msg('Questions and answers', { id: 'desk.questions' })}</h2>
    <ul class="rounds">
      ${rounds.map((round, at) => drawRound(round, at === 0 ? deal.info : null))}
    </ul>
  </section>`;
}

/** One round; what kind of question it was is known of the last one alone. */
function drawRound(round: AskedRound, info: DealView['info']): TemplateResult {
  const { items, askedBy, askedAt, answeredBy, answeredAt } = round;
  return html`<li>
    <p class="quiet">
      ${askedBy ? html`<bdi>${askedBy}</bdi> · ` : ''}<portico-time .at=${askedAt}></portico-time>
    </p>
    ${items.map(({ id, question, answer }) => {
      const kind = info?.items.find((item) => item.id === id && item.question === question)?.kind;
      return html`<p>
          <b>${question}</b> ${kind ? html`<span class="quiet">${kindWords(kind)}</span>` : nothing}
        </p>
        ${
          answer === null
            ? html`<p class="quiet">${msg('No answer yet', { id: 'desk.questions.open' })}</p>`
            : html`<p class="answer">${answer}</p>`
        }`;
    })}
    ${
      answeredAt
        ? html`<p class="quiet">
            ${answeredBy ? html`<bdi>${answeredBy}</bdi> · ` : ''}<portico-time
              .at=${answeredAt}
            ></portico-time>
          </p>`
        : nothing
    }
  </li>`;
}

function kindWords(kind: 'missing' | 'clarifying'): string {
  return kind === 'missing'
    ? msg('Missing', { id: 'desk.ask.missing' })
    : msg('Clarifying', { id: 'desk.ask.clarifying' });
}

/** Whose deal it is, who looks at it, and what was decided; the desk's own notes where they are known. */
export function drawPartner(deal: DealView & Partial<DeskDealView>): TemplateResult {
  const { rejectReason, withdrawReason, duplicateOf } = deal;
  const rows: [string, string | null | undefined][] = [
    [msg('Company', { id: 'desk.fact.company' }), deal.partner.name],
    [msg('Seller', { id: 'desk.fact.seller' }), deal.sellerName],
    [msg('Handed in by', { id: 'desk.fact.by' }), deal.submittedByName],
    [msg('Second partner', { id: 'desk.fact.second' }), secondWords(deal)],
    [msg('Account', { id: 'desk.fact.account' }), deal.account?.name],
    [msg('Number', { id: 'desk.fact.deal-number' }), deal.number ?? '–'],
    [
      msg('Reviewer', { id: 'desk.fact.reviewer' }),
      deal.reviewerName ?? msg('Nobody yet', { id: 'desk.fact.nobody' }),
    ],
    [
      msg('Reason', { id: 'desk.fact.reason' }),
      rejectReason ? reasonWords(rejectReason) : withdrawReason && anyReasonWords(withdrawReason),
    ],
    [
      msg('Tries again', { id: 'desk.fact.previous' }),
      deal.previous && (deal.previous.number ?? deal.previous.id),
    ],
    [msg('Tried again as', { id: 'desk.fact.next' }), deal.next && (deal.next.number ?? deal.next.id)],
    [msg('CRM', { id: 'desk.fact.crm' }), crmWords(deal)],
    [msg('Repeats', { id: 'desk.fact.repeats' }), duplicateOf && (duplicateOf.number ?? duplicateOf.id)],
    [msg('Note to the partner', { id: 'desk.note.shared' }), deal.noteShared],
    [msg('Internal note', { id: 'desk.note.internal' }), deal.noteInternal],
  ];
  return html`<section class="card">
    <h2>${msg('Partner', { id: 'desk.filter.partner' })}</h2>
    <dl class="narrow">
      ${rows.map(([term, value]) =>
        value
          ? html`<dt>${term}</dt>
              <dd>${value}</dd>`
          : nothing,
      )}
    </dl>
  </section>`;
}

/** What became of a deal in the CRM, with its number there; empty where it is in none. */
function crmWords({ conversion }: DealView): string {
  if (!conversion) return '';
  const kind =
    conversion.kind === 'lead'
      ? msg('Lead', { id: 'desk.crm.lead' })
      : msg('Opportunity', { id: 'desk.crm.opportunity' });
  return [kind, conversion.externalId].filter(Boolean).join(' · ');
}

/** The shape of a deal while it comes. */
export function drawShape(): TemplateResult {
  return html`<div class="clock"><portico-skeleton></portico-skeleton></div>
    <div class="columns">
      <div class="stack main">
        <div class="card"><portico-skeleton lines="10"></portico-skeleton></div>
      </div>
      <div class="stack side">
        <div class="card"><portico-skeleton lines="6"></portico-skeleton></div>
      </div>
    </div>`;
}

/** With whom it is shared; a partner that is only named reads nothing, and a name nobody has may be mistyped (DM21). */
function secondWords(deal: DealView & Partial<DeskDealView>): string | undefined {
  const { secondPartner, namedPartner, claim } = deal;
  if (secondPartner) return secondPartner.name;
  // Only the desk's view says who is named.
  if (!claim.secondPartnerName || namedPartner === undefined) return undefined;
  return namedPartner
    ? msg(str`${isolated(namedPartner.name)} is named and reads nothing until you share the deal.`, {
        id: 'desk.second.named',
      })
    : msg(str`No partner is called “${isolated(claim.secondPartnerName)}”. The deal is shared with nobody.`, {
        id: 'desk.second.unknown',
      });
}
