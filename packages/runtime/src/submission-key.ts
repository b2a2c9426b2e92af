import { Fault } from '@portico/domain/fault';

/** What goes with a mutation sent under a kept key. */
export interface KeyedOptions {
  readonly key: string;
}

/**
 * The idempotency key of a form. The server knows a repeated act by its key and refuses the same key with another
 * input, so: the same input goes under the same key while nobody knows whether it arrived, a changed input goes under
 * another, and after a definite answer (also a refusal, or a fault that trying again does not help) the next act is a new one.
 *
 * @example await this.key.send({ dealId, version }, (input, options) => client.desk.approve.mutate(input, options))
 */
export class SubmissionKey {
  private open: { readonly input: string; readonly key: string } | undefined;

  /** The key `input` goes under: the open act's when that was to send the same. Inputs are compared as JSON. */
  of(input: unknown): string {
    const written = JSON.stringify(input) ?? '';
    if (this.open?.input !== written) this.open = { input: written, key: crypto.randomUUID() };
    return this.open.key;
  }

  /** The act has its answer: the next one is another, even with the same input. */
  forget(): void {
    this.open = undefined;
  }

  /**
   * Sends `input` by `act` under its key, and forgets the key after a definite answer.
   *
   * @throws what `act` throws
   */
  async send<Input, Output>(
    input: Input,
    act: (input: Input, options: KeyedOptions) => Promise<Output>,
  ): Promise<Output> {
    const key = this.of(input);
    try {
      const answer = await act(input, { key });
      this.settle(key);
      return answer;
    } catch (error) {
      // No fault at all is a call that was cut short: its answer is as lost as one without a line.
      if (error instanceof Fault && !error.retryable) this.settle(key);
      throw error;
    }
  }

  private settle(key: string): void {
    if (this.open?.key === key) this.forget();
  }
}
