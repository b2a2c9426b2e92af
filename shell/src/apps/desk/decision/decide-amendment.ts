import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { PorticoAnswer, type AnswerWords } from './answer.ts';
import type { DecisionOutcome, Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Grants or refuses a change of an approved deal.
 */
export class PorticoDecideAmendment extends PorticoAnswer {
  static readonly tag = 'portico-desk-decide-amendment';

  protected override isFor({ amendment }: DecidedDeal): boolean {
    return amendment?.status === 'pending';
  }

  protected override question(): string {
    return msg('Change the deal as wished?', { id: 'desk.amendment.question' });
  }

  protected override done(): string {
    return msg('Answered. The partner knows.', { id: 'desk.answer.done' });
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const { noteShared } = this.notes();
    return key.send({ ...reference, granted: this.granted, noteShared }, (input, options) =>
      client.desk.decideAmendment.mutate(input, options),
    );
  }

  protected override answers(): AnswerWords {
    return {
      label: msg('Answer', { id: 'desk.answer' }),
      yes: msg('Change it', { id: 'desk.amendment.yes' }),
      yesDetail: msg('Benefits are fixed anew, and what the deal covers is reserved anew.', {
        id: 'desk.amendment.yes.text',
      }),
      no: msg('Leave it as it is', { id: 'desk.amendment.no' }),
      noDetail: msg('The deal and its protection stay as they are.', { id: 'desk.amendment.no.text' }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-decide-amendment': PorticoDecideAmendment;
  }
}
