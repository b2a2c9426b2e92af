import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { PorticoAnswer, type AnswerWords } from './answer.ts';
import type { DecisionOutcome, Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Answers a partner's objection, with words they read.
 */
export class PorticoAnswerAppeal extends PorticoAnswer {
  static readonly tag = 'portico-desk-answer-appeal';

  protected override isFor({ appeal }: DecidedDeal): boolean {
    return appeal?.status === 'open';
  }

  protected override get alwaysSays(): boolean {
    return true;
  }

  protected override question(): string {
    return msg('How do you answer the objection?', { id: 'desk.appeal.question' });
  }

  protected override done(): string {
    return msg('Answered. The partner knows.', { id: 'desk.answer.done' });
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const noteShared = this.noteShared.trim();
    return key.send({ ...reference, upheld: this.granted, noteShared }, (input, options) =>
      client.desk.answerAppeal.mutate(input, options),
    );
  }

  protected override answers(): AnswerWords {
    const isRevocation = this.subject?.appeal?.against === 'revocation';
    return {
      label: msg('Answer', { id: 'desk.answer' }),
      yes: msg('The partner is right', { id: 'desk.appeal.yes' }),
      yesDetail: isRevocation
        ? msg('The revocation is undone.', { id: 'desk.appeal.yes.revocation' })
        : msg('The deal goes back under review, with the place in line it had.', {
            id: 'desk.appeal.yes.review',
          }),
      no: msg('The decision stands', { id: 'desk.appeal.no' }),
      noDetail: msg('Each decision can be objected to once.', { id: 'desk.appeal.no.text' }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-answer-appeal': PorticoAnswerAppeal;
  }
}
