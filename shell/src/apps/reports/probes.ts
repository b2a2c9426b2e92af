import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoCanaries } from './canaries.ts';
import { PorticoProbeLog } from './probe-log.ts';
import { shareWords } from './figures.ts';
import { plainTable } from '../../layout/plain-table.styles.ts';
import { ReportView } from './report-view.ts';
import { reportStyles } from './reports.styles.ts';

type Report = OutputOf<'prechecks.report'>;
type Person = Report['people'][number];

const days = 30;

/**
 * @summary Who asks whether customers are free, how much, and whether it looks like fishing; with the log and the accounts
 * that alarm.
 */
export class PorticoProbes extends ReportView {
  static readonly tag = 'portico-probes';
  static override readonly uses = [
    ...ReportView.uses,
    PorticoBadge,
    PorticoTime,
    PorticoCanaries,
    PorticoProbeLog,
  ];
  static override styles = [ReportView.styles, plainTable, reportStyles];

  @state() private report: Report | null = null;

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  protected override async load(signal: AbortSignal): Promise<void> {
    this.report = await this.client.prechecks.report.query({ days }, { signal });
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { report, session } = this;
    if (!report) return nothing;
    const touched = report.people.filter(({ canaries }) => canaries > 0).length;
    const refused = report.refused.reduce((sum, each) => sum + each.refused, 0);
    return html`<section aria-labelledby="people">
        <h2 id="people">${msg('Who asked in the last 30 days', { id: 'report.probes' })}</h2>
        <p class="quiet">
          ${msg('Who asks much and seldom hears “clear” may be looking for customers rather than deals. Signs mean: look and ask, not punish.', { id: 'report.probes.text' })}
        </p>
        ${
          refused > 0
            ? html`<p class="quiet">
                ${msg(str`${refused} more questions were refused: the budget was used up.`, { id: 'report.refused' })}
              </p>`
            : nothing
        }
        ${
          report.people.length === 0
            ? html`<p class="quiet">
                ${msg('No partner asked whether a customer is free in the last 30 days.', { id: 'report.probes.none.text' })}
              </p>`
            : this.people(report.people)
        }
      </section>
      <section aria-labelledby="submissions">
        <h2 id="submissions">${msg('Who registered, and took it back', { id: 'report.submissions' })}</h2>
        <p class="quiet">
          ${msg('Registering one customer after the other and withdrawing is another way of asking. In the last 30 days, most first.', { id: 'report.submissions.text' })}
        </p>
        ${
          report.submissions.length === 0
            ? html`<p class="quiet">
                ${msg('Nobody registered anything.', { id: 'report.submissions.none' })}
              </p>`
            : this.submissions(report.submissions)
        }
      </section>
      <section aria-labelledby="canaries">
        <h2 id="canaries">${msg('Decoys', { id: 'report.canaries' })}</h2>
        <p class="quiet">
          ${msg('Accounts nobody has a reason to ask about. Whoever does raises an alarm and stands first above.', { id: 'report.canaries.text' })}
        </p>
        <portico-canaries
          .alarms=${touched}
          ?changeable=${session.status === 'known' && session.me.actions.includes('precheck.manage')}
        ></portico-canaries>
      </section>
      ${this.log()}`;
  }

  private log(): TemplateResult {
    return html`<section aria-labelledby="log">
      <div class="head">
        <h2 id="log">${msg('All questions', { id: 'report.log' })}</h2>
        <a
          class="download"
          download
          href="/api/v1/prechecks/log.csv"
          aria-label=${msg(str`Download as CSV: ${msg('All questions', { id: 'report.log' })}`, { id: 'report.csv-named' })}
          >${msg('Download as CSV', { id: 'report.csv' })}</a
        >
      </div>
      <portico-probe-log></portico-probe-log>
    </section>`;
  }

  private submissions(submitters: Report['submissions']): TemplateResult {
    return this.table(
      msg('Registrations by person', { id: 'report.submissions.label' }),
      [
        msg('Person', { id: 'report.person' }),
        { end: msg('Registered', { id: 'report.submitted' }) },
        { end: msg('Withdrawn', { id: 'report.withdrawn' }) },
        { end: msg('Share', { id: 'report.share' }) },
      ],
      submitters.map(
        ({ userName, orgName, submitted, withdrawn }) =>
          html`<tr>
            <th scope="row"><bdi>${userName ?? '–'}</bdi> · <span class="quiet">${orgName ?? '–'}</span></th>
            <td class="end">${submitted}</td>
            <td class="end">${withdrawn}</td>
            <td class="end">${shareWords(submitted < 5 ? null : withdrawn / submitted, this.locale)}</td>
          </tr>`,
      ),
    );
  }

  private people(people: readonly Person[]): TemplateResult {
    return this.table(
      msg('Questions by person', { id: 'report.probes.label' }),
      [
        msg('Person', { id: 'report.person' }),
        msg('Signs', { id: 'report.signs' }),
        { end: msg('Questions', { id: 'policy.questions' }) },
        { end: msg('Customers', { id: 'report.customers' }) },
        { end: msg('Not clear', { id: 'report.not-clear' }) },
        { end: msg('Within 10 minutes', { id: 'report.busiest' }) },
        msg('Last', { id: 'report.last' }),
      ],
      people.map(
        (person) =>
          html`<tr>
            <th scope="row">
              <bdi>${person.userName ?? '–'}</bdi> · <span class="quiet">${person.orgName ?? '–'}</span>
            </th>
            <td>${person.signs.length === 0 ? '–' : person.signs.map((sign) => drawSign(sign))}</td>
            <td class="end">${person.questions}</td>
            <td class="end">${person.customers}</td>
            <td class="end">
              ${person.notClear} · ${shareWords(person.questions < 5 ? null : person.hitRate, this.locale)}
            </td>
            <td class="end">${person.busiest}</td>
            <td class="whole"><portico-time .at=${person.lastAt}></portico-time></td>
          </tr>`,
      ),
    );
  }
}

function drawSign(sign: Person['signs'][number]): TemplateResult {
  switch (sign) {
    case 'canary':
      return html`<portico-badge class="sign" tone="danger"
        >${msg('Alarm', { id: 'report.sign.canary' })}</portico-badge
      >`;
    case 'run':
      return html`<portico-badge class="sign" tone="warning"
        >${msg('Many at once', { id: 'report.sign.run' })}</portico-badge
      >`;
    case 'alphabetical':
      return html`<portico-badge class="sign" tone="warning"
        >${msg('By the alphabet', { id: 'report.sign.alphabet' })}</portico-badge
      >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-probes': PorticoProbes;
  }
}
