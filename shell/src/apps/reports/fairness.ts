import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoTime } from '@portico/ui/time/time';
import { plainTable } from '../../layout/plain-table.styles.ts';
import { verdictWords } from '../policies/replay/outcome-words.ts';
import { coverageWords } from '../accounts/account-words.ts';
import { drawBar, drawDownload, periodWords, shareWords } from './figures.ts';
import { ReportView } from './report-view.ts';
import { reportStyles } from './reports.styles.ts';

type Fairness = OutputOf<'reports.fairness'>;
type Period = Fairness['periods'][number];
type Edits = OutputOf<'reports.coverageEdits'>;

/**
 * @summary Whether the channel is fair: what stood in the way, what became of it, who decided against the rules, and
 * coverage that was entered near a submission.
 */
export class PorticoFairness extends ReportView {
  static readonly tag = 'portico-fairness';
  static override readonly uses = [...ReportView.uses, PorticoBadge, PorticoTime];
  static override styles = [ReportView.styles, plainTable, reportStyles];

  @state() private periods: readonly Period[] = [];
  @state() private edits: Edits | null = null;

  /** Whether what was asked for last is what is shown. */
  @property({ attribute: false }) asOf = new Date();

  protected override async load(signal: AbortSignal): Promise<void> {
    const [fairness, edits] = await Promise.all([
      this.client.reports.fairness.query(this.input(), { signal }),
      this.client.reports.coverageEdits.query(this.input(), { signal }),
    ]);
    this.periods = fairness.periods.toReversed();
    this.edits = edits;
    this.asOf = new Date();
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    if (!this.edits) return nothing;
    return html`<section aria-labelledby="conflicts">
        ${this.head('conflicts', msg('What stood in the way', { id: 'report.conflicts' }))}
        <p class="quiet">
          ${msg('What the conflict rules said of each registration when it came in. Many hard conflicts mean that partners learn too late that a customer is taken.', { id: 'report.conflicts.text' })}
        </p>
        ${this.each((period) => this.conflicts(period))}
      </section>
      <section aria-labelledby="outcomes">
        ${this.head('outcomes', msg('What became of them', { id: 'report.outcomes' }))}
        <p class="quiet">
          ${msg('A fair channel approves about as much whether our own selling stands in the way or something else does. A much smaller share in the first row is worth a question.', { id: 'report.outcomes.text' })}
        </p>
        ${this.each((period) => this.outcomes(period))}
      </section>
      <section aria-labelledby="overrides">
        ${this.head('overrides', msg('Decisions against the rules', { id: 'report.overrides' }))}
        <p class="quiet">
          ${msg('Approved although the rules saw something in the way (for the partner), or refused although they saw nothing (against the partner). Single ones are normal; a pattern with one person is not.', { id: 'report.overrides.text' })}
        </p>
        ${this.each((period) => this.overrides(period))}
      </section>
      <section aria-labelledby="coverage-edits">
        ${this.head('coverage-edits', msg('Coverage entered near a submission', { id: 'report.edits' }))}
        <p class="quiet">
          ${msg(str`Within ${this.edits.nearDays} days of a registration for the same account. What was entered after it never counts against it. Ask whoever enters many late ones why.`, { id: 'report.edits.text' })}
        </p>
        ${this.coverage(this.edits)}
      </section>
      <p class="quiet as-of">${this.asOfWords(this.asOf)}</p>`;
  }

  private head(sheet: string, title: string): TemplateResult {
    return html`<div class="head">
      <h2 id=${sheet}>${title}</h2>
      ${drawDownload(sheet, this.input(), title)}
    </div>`;
  }

  /** Draws something for each period, under its dates where there are several. */
  private each(draw: (period: Period) => TemplateResult): TemplateResult[] {
    return this.periods.map(
      (period) =>
        html`${this.periods.length > 1 ? html`<h3>${periodWords(period, this.locale)}</h3>` : nothing}${draw(period)}`,
    );
  }

  private conflicts({ conflicts, submitted }: Period): TemplateResult {
    if (submitted === 0) return this.nothing();
    const most = Math.max(...conflicts.map(({ count }) => count));
    return this.table(
      msg(str`${submitted} registrations`, { id: 'report.n' }),
      [
        msg('Result', { id: 'report.result' }),
        { end: msg('Registrations', { id: 'policy.replay.registrations' }) },
        { end: msg('Share', { id: 'report.share' }) },
        '',
      ],
      conflicts.map(
        ({ result, count }) =>
          html`<tr>
            <th scope="row" class="name">${verdictWords(result)}</th>
            <td class="end">${count}</td>
            <td class="end">${shareWords(submitted < 5 ? null : count / submitted, this.locale)}</td>
            <td class="wide">${drawBar(count, most)}</td>
          </tr>`,
      ),
    );
  }

  private nothing(): TemplateResult {
    return html`<p class="quiet">
      ${msg('No registration came in in this period.', { id: 'report.conflicts.none' })}
    </p>`;
  }

  private outcomes({ outcomes, submitted }: Period): TemplateResult {
    if (submitted === 0) return this.nothing();
    return this.table(
      msg('Outcomes by what stood in the way', { id: 'report.outcomes.label' }),
      [
        msg('In the way', { id: 'report.standing' }),
        { end: msg('Registered', { id: 'report.submitted' }) },
        { end: msg('Approved', { id: 'report.approved' }) },
        { end: msg('Refused', { id: 'policy.outcome.refused' }) },
        { end: msg('Withdrawn', { id: 'report.withdrawn' }) },
        { end: msg('Open', { id: 'policy.open' }) },
        { end: msg('Approved of decided', { id: 'report.approved-share' }) },
        { end: msg('Won of closed', { id: 'report.won-share' }) },
        '',
      ],
      outcomes.map(
        (row) =>
          html`<tr>
            <th scope="row" class="name">${standingWords(row.standing)}</th>
            <td class="end">${row.submitted}</td>
            <td class="end">${row.approved}</td>
            <td class="end">${row.refused}</td>
            <td class="end">${row.withdrawn}</td>
            <td class="end">${row.open}</td>
            <td class="end">${this.share(row.approvedShare)}</td>
            <td class="end">${this.share(row.wonShare)}</td>
            <td>${row.approvedShare === null ? nothing : drawBar(row.approvedShare, 1)}</td>
          </tr>`,
      ),
    );
  }

  private overrides({ overrides }: Period): TemplateResult {
    if (overrides.length === 0)
      return html`<p class="quiet">
        ${msg('Nobody decided against the rules in this period.', { id: 'report.overrides.none' })}
      </p>`;
    return this.table(
      msg('Decisions against the rules by person', { id: 'report.overrides.label' }),
      [
        msg('Person', { id: 'report.person' }),
        { end: msg('For the partner', { id: 'report.for' }) },
        { end: msg('Against the partner', { id: 'report.against' }) },
        { end: msg('Decided', { id: 'report.decided' }) },
        { end: msg('Share', { id: 'report.share' }) },
        '',
      ],
      overrides.map(
        ({ person, forPartner, againstPartner, decided, share }) =>
          html`<tr>
            <th scope="row" class="name">${person.name}</th>
            <td class="end">${forPartner}</td>
            <td class="end">${againstPartner}</td>
            <td class="end">${decided}</td>
            <td class="end">${this.share(share)}</td>
            <td>${share === null ? nothing : drawBar(share, 1)}</td>
          </tr>`,
      ),
    );
  }

  private coverage({ rows }: Edits): TemplateResult {
    if (rows.length === 0)
      return html`<p class="quiet">
        ${msg('None was entered near a submission in this period.', { id: 'report.edits.none' })}
      </p>`;
    return this.table(
      msg('Coverage entered near a submission', { id: 'report.edits' }),
      [
        msg('Account', { id: 'report.account' }),
        msg('Kind', { id: 'policy.benefit.kind' }),
        msg('Entered', { id: 'report.entered' }),
        msg('By', { id: 'report.by' }),
        msg('Registration', { id: 'policy.registration' }),
        msg('Registered', { id: 'report.submitted' }),
        '',
      ],
      rows.map(
        ({ account, kind, enteredAt, enteredBy, deal, partner, submittedAt, late }) =>
          html`<tr>
            <th scope="row">${account.name}</th>
            <td>${coverageWords(kind)}</td>
            <td><portico-time exact .at=${enteredAt}></portico-time></td>
            <td>${enteredBy?.name ?? '–'}</td>
            <td>
              <a class="download" href="/desk/${deal.id}">${deal.number ?? deal.id}</a> · ${partner.name}
            </td>
            <td><portico-time exact .at=${submittedAt}></portico-time></td>
            <td>
              ${
                late
                  ? html`<portico-badge tone="warning"
                      >${msg('Too late to count', { id: 'report.late' })}</portico-badge
                    >`
                  : html`<portico-badge>${msg('Counted', { id: 'report.counted' })}</portico-badge>`
              }
            </td>
          </tr>`,
      ),
    );
  }

  private share(share: number | null): TemplateResult {
    return html`<span class=${share === null ? 'few' : ''}>${shareWords(share, this.locale)}</span>`;
  }
}

function standingWords(standing: Period['outcomes'][number]['standing']): string {
  switch (standing) {
    case 'vendor_direct':
      return msg('Our own selling', { id: 'policy.direct' });
    case 'something_else':
      return msg('Something else', { id: 'report.something' });
    case 'nothing':
      return msg('Nothing', { id: 'report.nothing' });
    case 'not_judged':
      return msg('Not judged', { id: 'policy.verdict.not-judged' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-fairness': PorticoFairness;
  }
}
