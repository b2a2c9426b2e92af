/** What a loop does, how often at least, and who hears of its errors. */
export interface WakeLoopOptions {
  work: () => Promise<void>;
  /** The longest pause between two rounds, in milliseconds. */
  everyMs: number;
  onError: (error: unknown) => void;
}

/**
 * Does its work again and again: at once when woken, and after a pause for what nobody tells of. Never twice at a time;
 * a call while it works makes it go round once more, so nothing that was there at the call is missed.
 */
export class WakeLoop {
  readonly #options: WakeLoopOptions;
  #woken = false;
  #stopping = false;
  #ring: () => void = () => undefined;
  #running: Promise<void> | null = null;

  constructor(options: WakeLoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#ring();
  }

  /** Resolves when the round under way is over; there is no other after it. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#ring();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      try {
        await this.#options.work();
      } catch (error) {
        // What failed now fails again at once: wait, whoever rings.
        this.#woken = false;
        this.#options.onError(error);
      }
      if (!this.#woken && !this.#stopping) await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const ring = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(ring, this.#options.everyMs);
      this.#ring = ring;
    });
  }
}
