import { html, type TemplateResult } from 'lit';
import type { ElementClass } from '@portico/ui/define';
import { PorticoAnswerAppeal } from './answer-appeal.ts';
import { PorticoApprove } from './approve.ts';
import { PorticoAsk } from './ask.ts';
import { PorticoAssign } from './assign.ts';
import { PorticoConfirmRevocation } from './confirm-revocation.ts';
import { PorticoConvert } from './convert.ts';
import { PorticoDecideAmendment } from './decide-amendment.ts';
import { PorticoDecideExtension } from './decide-extension.ts';
import type { DecidedDeal } from './decision-events.ts';
import { PorticoDuplicate } from './duplicate.ts';
import { PorticoProposeRevocation } from './propose-revocation.ts';
import { PorticoReject } from './reject.ts';
import { PorticoShare } from './share.ts';
import { PorticoTake } from './take.ts';
import { PorticoWithdrawRevocation } from './withdraw-revocation.ts';

/** Every decision about a deal, as its dialog. */
export const decisions: readonly ElementClass[] = [
  PorticoApprove,
  PorticoReject,
  PorticoAsk,
  PorticoDuplicate,
  PorticoTake,
  PorticoAssign,
  PorticoAnswerAppeal,
  PorticoDecideExtension,
  PorticoDecideAmendment,
  PorticoProposeRevocation,
  PorticoConfirmRevocation,
  PorticoWithdrawRevocation,
  PorticoConvert,
  PorticoShare,
];

/** The dialogs of all decisions, closed, for a deal. */
export function drawDecisions(deal: DecidedDeal): TemplateResult {
  return html`<portico-desk-approve .deal=${deal}></portico-desk-approve>
    <portico-desk-reject .deal=${deal}></portico-desk-reject>
    <portico-desk-ask .deal=${deal}></portico-desk-ask>
    <portico-desk-duplicate .deal=${deal}></portico-desk-duplicate>
    <portico-desk-take .deal=${deal}></portico-desk-take>
    <portico-desk-assign .deal=${deal}></portico-desk-assign>
    <portico-desk-answer-appeal .deal=${deal}></portico-desk-answer-appeal>
    <portico-desk-decide-extension .deal=${deal}></portico-desk-decide-extension>
    <portico-desk-decide-amendment .deal=${deal}></portico-desk-decide-amendment>
    <portico-desk-propose-revocation .deal=${deal}></portico-desk-propose-revocation>
    <portico-desk-confirm-revocation .deal=${deal}></portico-desk-confirm-revocation>
    <portico-desk-withdraw-revocation .deal=${deal}></portico-desk-withdraw-revocation>
    <portico-desk-convert .deal=${deal}></portico-desk-convert>
    <portico-desk-share .deal=${deal}></portico-desk-share>`;
}
