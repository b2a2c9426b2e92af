import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A signal that holds while its host is on the page, and is a new one when the host comes back. */
export class WhileConnected implements ReactiveController {
  private gone = new AbortController();

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  get signal(): AbortSignal {
    return this.gone.signal;
  }

  hostConnected(): void {
    if (this.gone.signal.aborted) this.gone = new AbortController();
  }

  hostDisconnected(): void {
    this.gone.abort();
  }
}
