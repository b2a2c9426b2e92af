import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DeskDealView } from '@portico/domain/deals/views';
import type { Finding } from '@portico/domain/reservations/verdict';
import type { OutputOf } from '@portico/runtime/client';
import { deadlineWords, timeWords } from '@portico/widgets/deals/time-words';
import {
  matchWords,
  opposingWords,
  optionWords,
  remarkWords,
  resultWords,
  ruleNumber,
  ruleWords,
} from '../rule-words.ts';
import { drawOverride } from './draw-override.ts';

/** What is known of what stands against a claim. */
export interface Opposing {
  readonly coverage: OutputOf<'coverage.list'>['rows'];
  readonly reservations: OutputOf<'reservations.list'>['rows'];
}

/** The verdict: what, by which rule in words, what bears on it, and the ways out. Nothing while there is none. */
export function drawJudgement(
  deal: DeskDealView,
  opposing: Opposing,
  locale: string,
): TemplateResult | typeof nothing {
  const { judgement } = deal;
  if (!judgement) return nothing;
  const { word, tone } = resultWords(judgement.result);
  return html`<section class="card">
    <h2>${msg('Verdict', { id: 'desk.verdict' })}</h2>
    <div class="line">
      <portico-badge tone=${tone}>${word}</portico-badge>
      <span class="quiet"
        >${matchWords(judgement.match)}${deal.account ? ` · ${deal.account.name}` : ''}</span
      >
    </div>
    <p class="rule">
      ${ruleWords(judgement.ruleId)} <span class="quiet">${ruleNumber(judgement.ruleId)}</span>
    </p>
    ${judgement.opposing.length > 0 ? drawOpposing(judgement.opposing, { deal, opposing, locale }) : nothing}
    ${judgement.notes.map(
      (note) =>
        html`<p class="quiet">
          ${remarkWords(note)}${note.until ? ` ${deadlineWords(note.until, locale)}` : ''}
        </p>`,
    )}
    ${
      judgement.options.length > 0
        ? html`<p>
            ${msg('Ways out', { id: 'desk.verdict.options' })}:
            <b>${judgement.options.map(optionWords).join(', ')}</b>
          </p>`
        : nothing
    }
    ${drawOverride(deal.override, msg('Approved against the verdict', { id: 'desk.override.done' }), locale)}
    <p class="quiet">
      ${msg(str`Judged on ${timeWords(judgement.at, locale)} under policy ${judgement.policyVersion}`, {
        id: 'desk.verdict.at',
      })}
    </p>
  </section>`;
}

interface Reading {
  readonly deal: DeskDealView;
  readonly opposing: Opposing;
  readonly locale: string;
}

function drawOpposing(findings: readonly Finding[], reading: Reading): TemplateResult {
  return html`<ul class="findings">
    ${findings.map((finding) => {
      const { word, tone } = resultWords(finding.result);
      return html`<li>
        <div class="line">
          <b>${opposingWords(finding.kind)}</b>
          <portico-badge tone=${tone}>${word}</portico-badge>
        </div>
        ${nameOf(finding, reading)} ${drawRule(finding.rule, reading)}
      </li>`;
    })}
  </ul>`;
}

/** The rule of a finding, where it is another than the one that decides and stands above already. */
function drawRule(rule: string, { deal }: Reading): TemplateResult | typeof nothing {
  if (rule === deal.judgement?.ruleId) return nothing;
  return html`<p>${ruleWords(rule)} <span class="quiet">${ruleNumber(rule)}</span></p>`;
}

/** Whose it is, and until when, as far as the reader may know. */
function nameOf(finding: Finding, { deal, opposing, locale }: Reading): TemplateResult | typeof nothing {
  const until = (at: string | null) =>
    at === null ? '' : msg(str`until ${deadlineWords(at, locale)}`, { id: 'desk.opposing.until' });
  const say = (...words: (string | null)[]) => {
    const said = words.filter(Boolean).join(' · ');
    return said ? html`<p>${said}</p>` : nothing;
  };
  if (finding.kind === 'coverage') {
    const row = opposing.coverage.find(({ id }) => id === finding.id);
    if (!row) return nothing;
    return say(coverageWords(row.kind), row.ownerName ?? row.partnerName, until(row.until));
  }
  if (finding.kind === 'reservation') {
    const row = opposing.reservations.find(({ id }) => id === finding.id);
    return row ? say(row.partnerName, until(row.until)) : nothing;
  }
  const claimant = deal.claimants.find(({ dealId }) => dealId === finding.id);
  return claimant ? say(claimant.partner.name, claimant.number) : nothing;
}

/** What the vendor says of an account, in words. */
export function coverageWords(kind: Opposing['coverage'][number]['kind']): string {
  switch (kind) {
    case 'blocked':
      return msg('Blocked', { id: 'desk.coverage.blocked' });
    case 'vendor_direct':
      return msg('We sell directly', { id: 'desk.coverage.direct' });
    case 'house':
      return msg('House account', { id: 'desk.coverage.house' });
    case 'territory_exclusive':
      return msg('Exclusive territory', { id: 'desk.coverage.territory' });
    case 'incumbent':
      return msg('Present supplier', { id: 'desk.coverage.incumbent' });
  }
}
