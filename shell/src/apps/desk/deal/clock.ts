import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DealView, DeskDealView } from '@portico/domain/deals/views';
import { addDays } from '@portico/domain/time';
import { holderOf } from './holder.ts';
import { overdueWords } from '../overdue-words.ts';
import { deadlineWords } from '@portico/widgets/deals/time-words';

/** The clock that runs for a deal: how long, and what happens when it runs out. Nothing where none runs. */
export function drawClock(
  deal: DealView & Partial<Pick<DeskDealView, 'claimants'>>,
  locale: string,
): TemplateResult | typeof nothing {
  const { review, info, decisionDueAt, protectionEnd, overdue } = deal;
  if ((review === 'submitted' || review === 'in_review') && decisionDueAt)
    return clock(
      overdue ? 'late' : '',
      overdue
        ? html`${msg(str`Decision: ${overdueWords(decisionDueAt, locale)}`, { id: 'desk.clock.overdue' })} ·
            <portico-time exact .at=${decisionDueAt}></portico-time>`
        : drawTime(msg('Decision due', { id: 'desk.clock.due' }), decisionDueAt),
      msg(
        'Nothing is decided by itself when it runs out: the partner stays protected, and the deal stands first in the queue as overdue.',
        {
          id: 'desk.clock.due.then',
        },
      ),
    );
  if (review === 'info_requested' && info) {
    const end = addDays(info.dueAt, deal.figures.lapseDays);
    return clock(
      'still',
      drawTime(msg('Answer due', { id: 'desk.clock.answer' }), info.dueAt),
      msg(
        str`The decision clock stands still. Without an answer by ${deadlineWords(end, locale)} the registration is withdrawn.`,
        {
          id: 'desk.clock.answer.then',
        },
      ),
    );
  }
  return review === 'approved' && protectionEnd && deal.outcome === 'open'
    ? drawProtection({ ...deal, protectionEnd }, locale)
    : nothing;
}

/** Until when it is protected: to the end of the approval, or to that of its notice where it is taken back before (DM43). */
function drawProtection(
  deal: DealView & Partial<Pick<DeskDealView, 'claimants'>> & { protectionEnd: string },
  locale: string,
): TemplateResult | typeof nothing {
  const { protection, protectionEnd, revocation } = deal;
  if (protection === 'revoked') return nothing;
  const isTakenBack = revocation !== null && revocation.effectiveAt < protectionEnd;
  const end = deadlineWords(isTakenBack ? revocation.effectiveAt : protectionEnd, locale);
  const other = holderOf(deal)?.partner.name;
  return clock(
    '',
    // The day itself: "in 2 months" is no answer to until when.
    isTakenBack
      ? msg(str`Taken back: protected until ${end}`, { id: 'desk.clock.revoked' })
      : msg(str`Protected until ${end}`, { id: 'desk.clock.protected' }),
    other
      ? msg(str`After that ${other} holds the customer alone, for as long as its own protection lasts.`, {
          id: 'desk.clock.shared.then',
        })
      : msg('After that the customer is free for other partners.', { id: 'desk.clock.protected.then' }),
  );
}

function drawTime(title: string, at: string): TemplateResult {
  return html`${title} <portico-time .at=${at}></portico-time>`;
}

function clock(tone: string, title: TemplateResult | string, then: string): TemplateResult {
  return html`<section class="clock ${tone}">
    <b>${title}</b>
    <p>${then}</p>
  </section>`;
}
