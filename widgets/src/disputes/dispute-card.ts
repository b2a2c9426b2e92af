import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DisputeView } from '@portico/domain/disputes/views';
import type { Tone } from '@portico/ui/badge/badge';
import { define } from '@portico/ui/define';
import { deadlineWords } from '../deals/time-words.ts';
import { groundWords, kindWords, resultWords } from './dispute-words.ts';

/** What a party may do in a dispute; null for who only reads. */
export interface DisputeVerbs {
  addEvidence(): void;
  /** Only for who raised it. */
  takeBack(): void;
}

/** A dispute as a party to it sees it: what it is about, where it stands, its own evidence, and how it was ruled. */
export function disputeCard(
  dispute: DisputeView,
  dealId: string,
  { locale, verbs }: { locale: string; verbs: DisputeVerbs | null },
): TemplateResult {
  const { ground, statement, status, mine } = dispute;
  const { word, tone } = statusWords(status);
  return html`<section class="panel dispute">
    <header>
      <div>
        <h3>${msg('Dispute', { id: 'deals.dispute.dispute' })}</h3>
        <portico-badge tone=${tone}>${word}</portico-badge>
      </div>
      <p class="quiet">${meaning(dispute, locale)}</p>
    </header>
    ${ruling(dispute, dealId)}
    ${
      statement
        ? html`<div>
            <b>${groundWords(ground)}</b>
            <p>${statement}</p>
          </div>`
        : nothing
    }
    ${evidence(dispute)}
    ${
      status === 'open' && verbs
        ? html`<footer>
            <portico-button small @click=${() => verbs.addEvidence()}
              >${msg('Add evidence', { id: 'deals.dispute.evidence.add' })}</portico-button
            >
            ${
              mine
                ? html`<portico-button small @click=${() => verbs.takeBack()}
                    >${msg('Take it back', { id: 'deals.dispute.drop.do' })}</portico-button
                  >`
                : nothing
            }
          </footer>`
        : nothing
    }
  </section>`;
}

function statusWords(status: DisputeView['status']): { word: string; tone: Tone } {
  switch (status) {
    case 'open':
      return { word: msg('Open', { id: 'deals.dispute.open' }), tone: 'warning' };
    case 'ruled':
      return { word: msg('Decided', { id: 'deals.dispute.ruled' }), tone: 'info' };
    case 'withdrawn':
      return { word: msg('Taken back', { id: 'deals.dispute.withdrawn' }), tone: 'neutral' };
  }
}

function meaning({ status, mine, dueAt, ruledAt }: DisputeView, locale: string): string {
  if (status === 'ruled')
    return ruledAt
      ? msg(
          str`Decided on ${new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(Date.parse(ruledAt))}.`,
          {
            id: 'deals.dispute.ruled.at',
          },
        )
      : '';
  if (status === 'withdrawn')
    return msg('Nobody decides about it any more. Your deal stays as it is.', {
      id: 'deals.dispute.drop.means',
    });
  const due = deadlineWords(dueAt, locale);
  return mine
    ? msg(str`People who had no hand in it decide by ${due}.`, { id: 'deals.dispute.due' })
    : msg(str`Somebody else claims this customer. Say what speaks for your deal; it is decided by ${due}.`, {
        id: 'deals.dispute.due.theirs',
      });
}

function ruling({ deals, rationaleShared }: DisputeView, dealId: string): unknown {
  const result = deals.find(({ id }) => id === dealId)?.result;
  if (!result) return nothing;
  return html`<portico-problem
    tone=${result === 'ends' ? 'warning' : 'info'}
    .heading=${resultWords(result)}
    .detail=${rationaleShared ?? ''}
  ></portico-problem>`;
}

function evidence({ evidence: pieces }: DisputeView): unknown {
  if (pieces.length === 0) return nothing;
  return html`<div>
    <b>${msg('Your evidence', { id: 'deals.dispute.evidence' })}</b>
    <ul role="list" class="evidence">
      ${pieces.map(
        ({ kind, text, at, fileIds }) =>
          html`<li>
            <p>${text}</p>
            <small class="quiet">${kindWords(kind)} · <portico-time .at=${at}></portico-time></small>
            ${fileIds.length > 0 ? fileList(fileIds) : nothing}
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The files with their sizes, to save each; their element comes when it is needed. */
function fileList(ids: readonly string[]): TemplateResult {
  void import('../files/evidence.ts').then(
    ({ PorticoEvidence }) => define(PorticoEvidence),
    () => {},
  );
  return html`<portico-evidence readonly .ids=${ids}></portico-evidence>`;
}
