import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoView } from '../../../applications/view.ts';
import type { Trouble } from '../../settings/ask-server.ts';
import { currencyOf } from '../editor/document.ts';
import { policyTrouble } from '../policy-trouble.ts';
import { PorticoReplayFindings } from './findings.ts';
import { PorticoPolicyPreview } from './preview.ts';
import { replayStyles } from './replay.styles.ts';

type Replay = OutputOf<'policies.replayed'>;

const askAgainMs = 1000;

/**
 * @summary Tries a version on what has been: on all registrations of a time as a replay, and on one at once. It changes
 * nothing.
 */
export class PorticoPolicyReplay extends PorticoView {
  static readonly tag = 'portico-policy-replay';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoButton,
    PorticoSelect,
    PorticoReplayFindings,
    PorticoPolicyPreview,
  ];
  static override styles = [PorticoView.styles, replayStyles];

  @state() private replay: Replay | null = null;
  @state() private days = '365';
  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  /** The version that is tried. */
  @property() version = '';

  /** Its document as it is edited, which the preview takes. */
  @property({ attribute: false }) document: unknown;

  /** The document differs from what is kept, which a replay would take. */
  @property({ type: Boolean }) unsaved = false;

  /** Something is wrong in the document. */
  @property({ type: Boolean }) faulty = false;

  private readonly key = new SubmissionKey();
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('version')) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { rows } = await this.client.policies.replays.query({ limit: 50 }, { signal });
    const last = rows.find(({ version }) => version === this.version);
    this.replay = last ? await this.client.policies.replayed.query({ replayId: last.id }, { signal }) : null;
    this.watch();
  }

  private get isRunning(): boolean {
    return this.replay?.status === 'waiting' || this.replay?.status === 'running';
  }

  /** Looks again after a moment while the replay runs. */
  private watch(): void {
    clearTimeout(this.timer);
    if (this.isRunning && this.isConnected) this.timer = setTimeout(() => void this.look(), askAgainMs);
  }

  private async look(): Promise<void> {
    const replayId = this.replay?.id ?? '';
    const found = await this.client.policies.replayed.query({ replayId }).catch(() => null);
    if (found && found.id === this.replay?.id) this.replay = found;
    this.watch();
  }

  private async begin(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const input = { version: this.version, days: this.days === '' ? null : Number(this.days) };
    this.trouble = await policyTrouble(async () => {
      const answer = await this.key.send(input, (given, options) =>
        this.client.policies.replay.mutate(given, options),
      );
      if (answer.ok) {
        this.replay = await this.client.policies.replayed.query({ replayId: answer.replayId });
        this.watch();
      }
      return answer;
    });
    this.busy = false;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="6"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const currency = currencyOf(this.document);
    return html`<div class="parts">
      <portico-policy-preview class="part" .document=${this.document}></portico-policy-preview>
      <section class="part" aria-labelledby="replay">
        <h2 id="replay">${msg('Replay past registrations', { id: 'policy.replay' })}</h2>
        <p class="quiet">
          ${msg('Judges them again by this version, with the facts as they were, and shows which outcomes would be different. It changes nothing.', { id: 'policy.replay.text' })}
        </p>
        ${this.question()} ${this.progress()}
        ${
          this.replay?.status === 'done'
            ? html`<portico-replay-findings
                .replay=${this.replay}
                .currency=${currency}
              ></portico-replay-findings>`
            : nothing
        }
      </section>
    </div>`;
  }

  private question(): TemplateResult {
    const { trouble } = this;
    const spans = [
      { value: '90', label: msg('The last 90 days', { id: 'policy.span.90' }) },
      { value: '365', label: msg('The last year', { id: 'policy.span.365' }) },
      { value: '', label: msg('All of history', { id: 'policy.span.all' }) },
    ];
    const wait = this.faulty
      ? msg('Mend the marked fields first.', { id: 'policy.replay.mend' })
      : this.unsaved
        ? msg('Save the draft first; a replay takes what is kept.', { id: 'policy.replay.save' })
        : '';
    return html`${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <div class="ask">
        <portico-select
          required
          label=${msg('Registrations of', { id: 'policy.replay.span' })}
          .options=${spans}
          .value=${this.days}
          @change=${(event: Event) => (this.days = (event.currentTarget as PorticoSelect).value)}
        ></portico-select>
        <portico-button ?disabled=${wait !== ''} ?busy=${this.busy || this.isRunning} @click=${this.begin}
          >${msg('Replay', { id: 'policy.replay.do' })}</portico-button
        >
      </div>
      ${wait ? html`<p class="quiet">${wait}</p>` : nothing}`;
  }

  private progress(): TemplateResult | typeof nothing {
    const { replay } = this;
    if (!replay) return nothing;
    const { status, judged, total, changed } = replay;
    if (status === 'failed')
      return html`<portico-problem
        heading=${msg('The replay stopped', { id: 'policy.replay.failed' })}
        detail=${msg('Nothing was changed. Start it again.', { id: 'policy.replay.failed.text' })}
      ></portico-problem>`;
    const words =
      status === 'waiting'
        ? msg('Waiting for its turn', { id: 'policy.replay.waiting' })
        : msg(str`${judged} of ${total} judged, ${changed} would be different`, {
            id: 'policy.replay.progress',
          });
    return html`<div class="progress">
      ${this.isRunning ? html`<progress aria-label=${msg('Replay', { id: 'policy.replay.do' })} max=${Math.max(total, 1)} .value=${judged}></progress>` : nothing}
      <p role="status" class=${status === 'done' ? 'answer' : 'quiet'}>
        ${status === 'done' ? msg(str`${changed} of ${total} registrations would be different`, { id: 'policy.replay.done' }) : words}
      </p>
      ${
        status === 'done' && replay.withoutVerdict > 0
          ? html`<p class="quiet">
              ${msg(str`${replay.withoutVerdict} are from before conflicts were judged; their conflict is left out.`, { id: 'policy.replay.without' })}
            </p>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-replay': PorticoPolicyReplay;
  }
}
