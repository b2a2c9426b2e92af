import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { PorticoAnswer, type AnswerWords } from './answer.ts';
import type { DecisionOutcome, Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Grants or refuses longer protection.
 */
export class PorticoDecideExtension extends PorticoAnswer {
  static readonly tag = 'portico-desk-decide-extension';

  protected override isFor({ extension }: DecidedDeal): boolean {
    return extension?.status === 'pending';
  }

  protected override question(): string {
    return msg('Extend the protection?', { id: 'desk.extension.question' });
  }

  protected override done(): string {
    return msg('Answered. The partner knows.', { id: 'desk.answer.done' });
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const { noteShared } = this.notes();
    return key.send({ ...reference, granted: this.granted, noteShared }, (input, options) =>
      client.desk.decideExtension.mutate(input, options),
    );
  }

  protected override answers(): AnswerWords {
    return {
      label: msg('Answer', { id: 'desk.answer' }),
      yes: msg('Extend it', { id: 'desk.extension.yes' }),
      yesDetail: msg('The new end counts from the old one, whenever you answer.', {
        id: 'desk.extension.yes.text',
      }),
      no: msg('Do not extend it', { id: 'desk.extension.no' }),
      noDetail: msg('Protection runs to its end; when that has passed, it ends now.', {
        id: 'desk.extension.no.text',
      }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-decide-extension': PorticoDecideExtension;
  }
}
