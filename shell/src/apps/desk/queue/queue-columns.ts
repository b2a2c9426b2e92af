import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { TableColumn } from '@portico/ui/table/table-column';
import { shortValueWords } from '@portico/widgets/deals/short-value';
import { deskStatus } from '../desk-words.ts';
import { overdueWords } from '../overdue-words.ts';
import type { clockOf, QueueRow } from './queue-filter.ts';

type Clock = ReturnType<typeof clockOf>;

/** What the queue shows of a deal; the last column is the clock that runs, or the last change. */
export function queueColumns(locale: string, clock: Clock): readonly TableColumn<QueueRow>[] {
  return [
    {
      key: 'customer',
      label: msg('Customer', { id: 'desk.column.customer' }),
      cell: (deal) => deal.customerName,
    },
    {
      key: 'partner',
      label: msg('Partner', { id: 'desk.filter.partner' }),
      card: true,
      cell: (deal) => deal.partner.name,
    },
    {
      key: 'product',
      whole: true,
      label: msg('Product', { id: 'desk.column.product' }),
      cell: (deal) => deal.productName ?? '–',
    },
    {
      key: 'value',
      whole: true,
      label: msg('Value', { id: 'desk.column.value' }),
      align: 'end',
      cell: (deal) => shortValueWords(deal.valueRange, locale) || '–',
    },
    {
      key: 'reviewer',
      label: msg('Reviewer', { id: 'desk.fact.reviewer' }),
      minor: true,
      cell: (deal) => deal.reviewerName ?? '–',
    },
    {
      key: 'state',
      label: msg('State', { id: 'desk.filter.state' }),
      card: true,
      cell: (deal) => {
        const { word, tone } = deskStatus(deal);
        const verdict = partnerVerdict(deal);
        return html`<portico-badge tone=${verdict ? 'warning' : tone}
          >${verdict ? `${word} · ${verdict}` : word}</portico-badge
        >`;
      },
    },
    {
      key: 'due',
      label: dueLabel(clock),
      card: true,
      cell: (deal) => dueOf(deal, clock, locale),
    },
  ];
}

function dueOf(deal: QueueRow, clock: Clock, locale: string): TemplateResult | typeof nothing {
  const { decisionDueAt } = deal;
  if (clock === 'decision' && deal.overdue && decisionDueAt)
    return html`<portico-badge tone="danger">${overdueWords(decisionDueAt, locale)}</portico-badge>`;
  const at = {
    none: deal.updatedAt,
    answer: deal.infoDueAt,
    decision: decisionDueAt,
    waiting: deal.waitingSince,
  }[clock];
  return at ? html`<portico-time .at=${at}></portico-time>` : nothing;
}

/** What is in the way of a deal that waits for its decision, in a word; empty where nothing is. */
function partnerVerdict({ review, verdict }: QueueRow): string {
  if (review !== 'submitted' && review !== 'in_review') return '';
  if (verdict === 'not_available') return msg('Conflict', { id: 'desk.queue.conflict' });
  return verdict === 'needs_review' ? msg('To clear up', { id: 'desk.queue.unclear' }) : '';
}

function dueLabel(clock: Clock): string {
  if (clock === 'waiting') return msg('Waits since', { id: 'desk.column.since' });
  if (clock === 'none') return msg('Changed', { id: 'desk.column.changed' });
  return clock === 'answer'
    ? msg('Answer due', { id: 'desk.clock.answer' })
    : msg('Due', { id: 'desk.column.due' });
}
