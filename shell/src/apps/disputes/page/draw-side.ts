import { html, nothing, type TemplateResult } from 'lit';
import type { VendorDisputeView } from '@portico/domain/disputes/views';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { checkIcon } from '@portico/ui/icon/icons';
import { msg, str } from '@portico/ui/msg';
import { dealPath } from '../../../routing/deal-path.ts';
import { dealResult, kindWords } from '../dispute-words.ts';

type Party = VendorDisputeView['parties'][number];
type Evidence = VendorDisputeView['evidence'][number];

/** What a side is drawn from besides whose it is. */
export interface SideView {
  readonly dispute: VendorDisputeView;
  /** What the reader may do. */
  readonly may: readonly string[];
  /** Asks to accept a customer's letter, by the id of the evidence. */
  readonly onAccept: (evidenceId: string) => void;
}

/** One party: its deal, how the ruling went for it, and its evidence with every file one click away. */
export function drawSide(party: Party, view: SideView): TemplateResult {
  const { dispute, may } = view;
  const deal = dispute.deals.find(({ id }) => id === party.dealId);
  const result = deal?.result ? dealResult(deal.result) : null;
  const evidence = dispute.evidence.filter(({ dealId }) => dealId === party.dealId);
  return html`<li class=${deal?.result === 'leads' ? 'leads' : ''}>
    <div>
      <h3>${party.partnerName}</h3>
      <div class="line">
        <a href=${dealPath(may, party.dealId)}
          >${deal?.number ?? msg('Open', { id: 'desk.claimants.open' })}</a
        >
        <span class="quiet">${party.sellerName}</span>
        ${result ? html`<portico-badge tone=${result.tone}>${result.word}</portico-badge>` : nothing}
        ${
          dispute.chosenDealId === party.dealId
            ? html`<portico-badge tone="info"
                >${msg('The customer’s choice', { id: 'desk.dispute.chosen' })}</portico-badge
              >`
            : nothing
        }
      </div>
    </div>
    ${
      evidence.length === 0
        ? html`<p class="quiet">${msg('No evidence yet', { id: 'desk.dispute.evidence.none' })}</p>`
        : evidence.map((each) => drawEvidence(each, view))
    }
  </li>`;
}

function drawEvidence(evidence: Evidence, view: SideView): TemplateResult {
  const { kind, text, fileIds, byName, at } = evidence;
  return html`<div class="evidence">
    <div>
      <b>${kindWords(kind)}</b>
      <p class="words">${text}</p>
      <p class="quiet">
        ${byName ? html`<bdi>${byName}</bdi> · ` : ''}<portico-time .at=${at}></portico-time>
      </p>
    </div>
    <portico-desk-files .ids=${fileIds}></portico-desk-files>
    ${kind === 'customer_choice' ? drawLetter(evidence, view) : nothing}
  </div>`;
}

/** Whether the customer's letter counts, by whom; or the way to let it count. */
function drawLetter({ id, accepted }: Evidence, { dispute, may, onAccept }: SideView): unknown {
  if (accepted) {
    const who = accepted.byName ?? msg('Somebody', { id: 'shell.activity.somebody' });
    return html`<p class="accepted">
      ${drawIcon(checkIcon)} ${msg(str`${who} accepted the letter`, { id: 'desk.dispute.accepted' })}
    </p>`;
  }
  if (dispute.status !== 'open') return nothing;
  return html`<p class="quiet">
      ${msg('Not accepted yet; until then it is evidence like any other.', { id: 'desk.dispute.unaccepted' })}
    </p>
    ${
      may.includes('dispute.rule')
        ? html`<portico-button small @click=${() => onAccept(id)}
            >${msg('Accept the letter', { id: 'desk.dispute.accept' })}</portico-button
          >`
        : nothing
    }`;
}
