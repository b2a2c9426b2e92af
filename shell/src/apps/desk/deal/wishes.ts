import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DealView, DeskDealView } from '@portico/domain/deals/views';
import { deadlineWords, timeWords } from '@portico/widgets/deals/time-words';
import type { Tone } from '@portico/ui/badge/badge';
import { deskRevokeWords } from '../revoke-words.ts';
import { resultWords, ruleNumber, ruleWords } from '../rule-words.ts';
import { type ClaimLine, claimLines } from './claim-lines.ts';
import { drawSignatures } from './chain.ts';
import { drawOverride } from './draw-override.ts';

type Read = DealView & Partial<DeskDealView>;
type Answer = 'open' | 'pending' | 'upheld' | 'approved' | 'refused';

/** What was asked for after the decision, and what became of it: objection, longer protection, change, revocation, CRM. */
export function drawWishes(deal: Read, locale: string): TemplateResult {
  return html`${drawAppeal(deal, locale)} ${drawExtension(deal, locale)} ${drawAmendment(deal, locale)}
  ${drawRevocation(deal, locale)}`;
}

function answerWords(status: Answer): { word: string; tone: Tone } {
  switch (status) {
    case 'open':
    case 'pending':
      return { word: msg('Waits for an answer', { id: 'desk.wish.waits' }), tone: 'warning' };
    case 'upheld':
    case 'approved':
      return { word: msg('Granted', { id: 'desk.wish.granted' }), tone: 'success' };
    case 'refused':
      return { word: msg('Refused', { id: 'desk.wish.refused' }), tone: 'danger' };
  }
}

interface Card {
  readonly heading: string;
  readonly status: Answer;
  readonly since: string;
  readonly body: unknown;
  readonly fileIds?: readonly string[];
  readonly answer?: string | null;
}

function card({ heading, status, since, body, fileIds = [], answer }: Card, locale: string): TemplateResult {
  const { word, tone } = answerWords(status);
  return html`<section class="card">
    <h2>${heading}</h2>
    <div class="line">
      <portico-badge tone=${tone}>${word}</portico-badge>
      <span class="quiet">${msg(str`asked on ${timeWords(since, locale)}`, { id: 'desk.wish.since' })}</span>
    </div>
    ${body} ${fileIds.length > 0 ? html`<portico-desk-files .ids=${fileIds}></portico-desk-files>` : nothing}
    ${answer ? html`<p class="answer">${answer}</p>` : nothing}
  </section>`;
}

function drawAppeal({ appeal }: Read, locale: string): TemplateResult | typeof nothing {
  if (!appeal) return nothing;
  const due = deadlineWords(appeal.dueAt, locale);
  return card(
    {
      heading: appealHeading(appeal.against),
      status: appeal.status,
      since: appeal.raisedAt,
      body: html`<p class="words">${appeal.ground}</p>
        ${appeal.status === 'open' ? html`<p class="quiet">${msg(str`Answer due by ${due}; whoever took the decision does not give it.`, { id: 'desk.appeal.due' })}</p>` : nothing}`,
      fileIds: appeal.fileIds,
      answer: appeal.noteShared,
    },
    locale,
  );
}

function appealHeading(against: NonNullable<DealView['appeal']>['against']): string {
  switch (against) {
    case 'rejection':
      return msg('Objection to the refusal', { id: 'desk.appeal.rejection' });
    case 'duplicate':
      return msg('Objection to being a duplicate', { id: 'desk.appeal.duplicate' });
    case 'revocation':
      return msg('Objection to the revocation', { id: 'desk.appeal.revocation' });
  }
}

function drawExtension(deal: Read, locale: string): TemplateResult | typeof nothing {
  const { extension, protectionEnd, protectionEndOriginal } = deal;
  if (!extension) return nothing;
  const end = extension.status === 'pending' ? protectionEnd : (protectionEndOriginal ?? protectionEnd);
  return card(
    {
      heading: msg('Longer protection', { id: 'desk.queue.extensions' }),
      status: extension.status,
      since: extension.requestedAt,
      body: html`<p class="words">${extension.evidence}</p>
        <dl class="pair">
          ${end ? line(msg('End so far', { id: 'desk.extension.old' }), deadlineWords(end, locale)) : nothing}
          ${
            extension.status === 'approved' && protectionEnd
              ? line(msg('New end', { id: 'desk.extension.new' }), deadlineWords(protectionEnd, locale))
              : nothing
          }
        </dl>
        ${extension.status === 'pending' ? html`<p class="quiet">${msg('Protection holds until you answer; the new end counts from the old one.', { id: 'desk.extension.then' })}</p>` : nothing}`,
      fileIds: extension.fileIds,
      answer: extension.noteShared,
    },
    locale,
  );
}

function line(term: string, value: string): TemplateResult {
  return html`<dt>${term}</dt>
    <dd>${value}</dd>`;
}

function drawAmendment(deal: Read, locale: string): TemplateResult | typeof nothing {
  const { amendment } = deal;
  if (!amendment) return nothing;
  return card(
    {
      heading: msg('Change of the deal', { id: 'desk.amendment' }),
      status: amendment.status,
      since: amendment.requestedAt,
      body: html`<p class="words">${amendment.reason}</p>
        ${drawChanges(deal, amendment, locale)} ${drawAmendmentVerdict(deal)} ${drawAgreed(deal, locale)}
        ${drawSigned(deal)}`,
      answer: amendment.noteShared,
    },
    locale,
  );
}

/** Why it goes against the verdict, in the words of who agreed first. Nothing once it is refused. */
function drawAgreed({ amendment, amendmentOverride }: Read, locale: string): TemplateResult | typeof nothing {
  if (amendment?.status === 'refused') return nothing;
  const heading =
    amendment?.status === 'pending'
      ? msg('One has agreed against the verdict; a second grants it', { id: 'desk.amendment.one' })
      : msg('Granted against the verdict', { id: 'desk.amendment.overridden' });
  return drawOverride(amendmentOverride, heading, locale);
}

/** The signatures of a change that takes more than one (DM40). */
function drawSigned({
  amendmentChain = [],
  amendmentNextSignature = null,
}: Read): TemplateResult | typeof nothing {
  return amendmentChain.length > 1 ? drawSignatures(amendmentChain, amendmentNextSignature) : nothing;
}

/** What the deal is, or was, and what it would be, line by line; what stays the same is left out. */
function drawChanges(
  deal: Read,
  { claim: wished, status }: NonNullable<DealView['amendment']>,
  locale: string,
): TemplateResult | typeof nothing {
  const { productName, valueRange, lineProducts = {}, amendmentNames, amendmentBefore = null } = deal;
  // One that took effect before this was kept shows no change at all.
  if (status === 'approved' && amendmentBefore === null) return nothing;
  const { claim } = amendmentBefore ?? deal;
  const names = { productName, valueRange, lineProducts };
  const now = claimLines(claim, { ...names, ...amendmentBefore }, locale);
  const then = claimLines(wished, { ...names, ...amendmentNames }, locale);
  const find = (lines: readonly ClaimLine[], key: string) => lines.find((each) => each.key === key);
  const keys = [...new Set([...now, ...then].map(({ key }) => key))].filter(
    (key) => find(now, key)?.value !== find(then, key)?.value,
  );
  const filesAdded = (wished.fileIds ?? []).filter((id) => !(claim.fileIds ?? []).includes(id));
  return html`<table class="changes">
      <thead>
        <tr>
          <td></td>
          <th scope="col">
            ${status === 'approved' ? msg('Before', { id: 'desk.amendment.before' }) : msg('Now', { id: 'desk.amendment.now' })}
          </th>
          <th scope="col">${msg('As wished', { id: 'desk.amendment.then' })}</th>
        </tr>
      </thead>
      <tbody>
        ${keys.map((key) => {
          const [old, next] = [find(now, key), find(then, key)];
          return html`<tr>
            <th scope="row">${(next ?? old)?.term}</th>
            <td><span class="words">${old?.value ?? '–'}</span></td>
            <td><b class="words">${next?.value ?? '–'}</b></td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${filesAdded.length > 0 ? html`<portico-desk-files .ids=${filesAdded}></portico-desk-files>` : nothing}`;
}

function drawAmendmentVerdict({ amendment, amendmentVerdict }: Read): TemplateResult | typeof nothing {
  if (!amendmentVerdict || amendment?.status !== 'pending') return nothing;
  const { word, tone } = resultWords(amendmentVerdict.result);
  return html`<div class="line">
    <portico-badge tone=${tone}>${word}</portico-badge>
    <span
      >${ruleWords(amendmentVerdict.ruleId)}
      <span class="quiet">${ruleNumber(amendmentVerdict.ruleId)}</span></span
    >
  </div>`;
}

function drawRevocation(deal: Read, locale: string): TemplateResult | typeof nothing {
  const { proposedRevocation, revocation } = deal;
  if (revocation)
    return html`<section class="card">
      <h2>${msg('Revocation', { id: 'desk.revocation' })}</h2>
      <p><b>${deskRevokeWords(revocation.reason)}</b></p>
      <p class="answer">${revocation.noteShared}</p>
      <p class="quiet">
        ${msg(str`Confirmed. Protection and benefits end on ${deadlineWords(revocation.effectiveAt, locale)}.`, { id: 'desk.revocation.effective' })}
      </p>
    </section>`;
  if (!proposedRevocation) return nothing;
  const who = proposedRevocation.proposedByName ?? msg('Somebody', { id: 'shell.activity.somebody' });
  return html`<section class="card">
    <h2>${msg('Proposed revocation', { id: 'desk.revocation.proposed' })}</h2>
    <p><b>${deskRevokeWords(proposedRevocation.reason)}</b></p>
    <p class="answer">${proposedRevocation.noteShared}</p>
    <p class="quiet">
      ${msg(str`${who} proposed it on ${timeWords(proposedRevocation.proposedAt, locale)}. A manager confirms it; the partner hears of it then.`, { id: 'desk.revocation.waits' })}
    </p>
  </section>`;
}
