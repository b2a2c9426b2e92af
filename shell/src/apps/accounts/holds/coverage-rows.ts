import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import { HELD_OPEN } from '@portico/domain/reservations/reservation';
import type { OutputOf } from '@portico/runtime/client';
import { deadlineWords } from '@portico/widgets/deals/time-words';
import { coverageWords, scopeWords } from '../account-words.ts';

/** A coverage row with names. */
export type CoverageRow = OutputOf<'coverage.list'>['rows'][number];
/** A reservation with names. */
export type ReservationRow = OutputOf<'reservations.list'>['rows'][number];

/** One coverage row: what it says, of what, how long, why, and when it was entered by whom. */
export function drawCoverage(
  row: CoverageRow,
  siteNames: ReadonlyMap<string, string>,
  end: ((row: CoverageRow) => void) | null,
): TemplateResult {
  const whose = row.ownerName ?? row.partnerName;
  const entered = msg('Entered', { id: 'accounts.coverage.entered' });
  return html`<li>
    <div>
      <span class="line"
        ><b>${coverageWords(row.kind)}</b>${whose ? html`<span>${whose}</span>` : nothing}
        ${row.endedAt ? html`<portico-badge>${msg('Ended', { id: 'accounts.coverage.ended' })}</portico-badge>` : nothing}</span
      >
      ${row.reason ? html`<span>${row.reason}</span>` : nothing}
      <span class="quiet">${scopeWords(row, siteNames)} · ${span(row.from, row.endedAt ?? row.until)}</span>
      ${evidence(row)}
      <span class="quiet"
        >${entered}
        <portico-time exact .at=${row.enteredAt}></portico-time
        >${row.enteredByName ? html` · <bdi>${row.enteredByName}</bdi>` : nothing}</span
      >
      ${row.endReason ? html`<span>${endedWords(row.endReason)}</span>` : nothing}
    </div>
    ${
      end && !row.endedAt
        ? html`<portico-button small @click=${() => end(row)}
            >${msg('End', { id: 'accounts.coverage.end' })}</portico-button
          >`
        : nothing
    }
  </li>`;
}

function evidence({ activities }: CoverageRow): TemplateResult | typeof nothing {
  const [latest] = activities;
  if (!latest) return nothing;
  return html`<span class="quiet"
    >${msg('Last activity', { id: 'accounts.coverage.activity' })}
    <portico-time exact .at=${latest.happenedAt}></portico-time
  ></span>`;
}

/** One reservation: whose, for what, how long, from which deal. */
export function drawReservation(
  row: ReservationRow,
  siteNames: ReadonlyMap<string, string>,
  { dealsAt, locale }: { dealsAt: string; locale: string },
): TemplateResult {
  const isDeal = row.kind !== 'account';
  return html`<li>
    <div>
      <span class="line"
        ><b>${row.partnerName ?? row.partnerId}</b>
        <portico-badge tone=${row.active ? 'success' : 'neutral'}
          >${row.active ? msg('Active', { id: 'settings.active' }) : msg('Ended', { id: 'accounts.coverage.ended' })}</portico-badge
        ></span
      >
      <span class="quiet"
        >${exclusivityWords(row)} · ${scopeWords(row, siteNames)} · ${held(row, locale)}</span
      >
      ${isDeal ? html`<a href="${dealsAt}/${row.originId}">${msg('Open the deal', { id: 'desk.keys.open' })}</a>` : nothing}
    </div>
  </li>`;
}

/** How long. A reservation ends with a day: that last day is said, as it is wherever else the deal stands. */
function held({ from, until }: ReservationRow, locale: string): TemplateResult {
  if (until === HELD_OPEN || Date.parse(until) % 86_400_000 !== 0)
    return span(from, until === HELD_OPEN ? null : until);
  return html`<span><portico-time exact .at=${from}></portico-time> – ${deadlineWords(until, locale)}</span>`;
}

function exclusivityWords({ exclusivity }: ReservationRow): string {
  switch (exclusivity) {
    case 'exclusive':
      return msg('Exclusive', { id: 'accounts.reservation.exclusive' });
    case 'first_right':
      return msg('First right', { id: 'accounts.reservation.first-right' });
    case 'shared':
      return msg('Shared', { id: 'accounts.reservation.shared' });
  }
}

function endedWords(reason: string): string {
  return msg(str`Ended because: ${reason}`, { id: 'accounts.coverage.ended-because' });
}

function span(from: string, until: string | null): TemplateResult {
  const start = html`<portico-time exact .at=${from}></portico-time>`;
  return until
    ? html`<span>${start} – <portico-time exact .at=${until}></portico-time></span>`
    : html`<span>${msg('Since', { id: 'accounts.since' })} ${start}</span>`;
}
