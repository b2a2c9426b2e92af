import {
  addErrorHandler,
  registerApplication,
  removeErrorHandler,
  start,
  triggerAppChange,
  unregisterApplication,
  type AppError,
} from 'single-spa';
import { Fault } from '@portico/domain/fault';
import { define } from '@portico/ui/define';
import type { Application, ApplicationFailure, ApplicationModule } from './application.ts';
import { createLoader, type Loader } from './loader.ts';

const timeouts = {
  bootstrap: { millis: 4000, dieOnTimeout: true, warningMillis: 4000 },
  mount: { millis: 3000, dieOnTimeout: true, warningMillis: 3000 },
  unmount: { millis: 3000, dieOnTimeout: true, warningMillis: 3000 },
  unload: { millis: 3000, dieOnTimeout: true, warningMillis: 3000 },
};

let isStarted = false;

interface Supervised {
  readonly app: Application;
  readonly loader: Loader;
  /** The application's element while it is mounted. */
  element: Element | null;
  failure: { readonly error: unknown } | null;
  tries: number;
}

/**
 * Runs a portal's applications on one stage through single-spa (https://single-spa.js.org/docs/building-applications), and
 * stands in for one that fails: while its path is shown, its problem card is. single-spa keeps an application that failed to boot or mount broken for ever; trying again
 * takes it out and registers it anew, with its code fetched anew.
 */
export class Supervisor {
  private readonly stage: HTMLElement;
  private readonly rows = new Map<string, Supervised>();
  private readonly makeCard: (failure: ApplicationFailure) => Element;
  private card: Element | null = null;

  /**
   * @param stage where applications and problem cards are put
   * @param makeCard makes what is shown in the place of an application that failed
   */
  constructor(stage: HTMLElement, makeCard: (failure: ApplicationFailure) => Element) {
    this.stage = stage;
    this.makeCard = makeCard;
  }

  /** Registers the applications and shows the one at the address. */
  run(apps: readonly Application[]): void {
    addErrorHandler(this.onError);
    window.addEventListener('single-spa:routing-event', this.draw);
    this.stage.addEventListener('portico-application-fault', this.onFault);
    for (const app of apps) {
      const row: Supervised = { app, loader: createLoader(app), element: null, failure: null, tries: 0 };
      this.rows.set(app.name, row);
      this.register(row);
    }
    // Once a page: it patches the history.
    if (!isStarted) start({ urlRerouteOnly: true });
    isStarted = true;
  }

  /** Takes all applications down, for who signs out without a page being loaded. */
  async stop(): Promise<void> {
    removeErrorHandler(this.onError);
    window.removeEventListener('single-spa:routing-event', this.draw);
    this.stage.removeEventListener('portico-application-fault', this.onFault);
    const names = [...this.rows.keys()];
    this.rows.clear();
    this.card?.remove();
    for (const name of names) await unregisterApplication(name);
  }

  /** Loads an application's code before it is asked for. */
  prefetch(name: string): void {
    this.rows.get(name)?.loader.prefetch();
  }

  private register(row: Supervised): void {
    const { app } = row;
    registerApplication({
      name: app.name,
      activeWhen: ({ pathname }) => app.isAt(pathname),
      app: async () => {
        const module = await row.loader.load();
        return this.lifecyclesOf(row, module);
      },
    });
  }

  private lifecyclesOf(row: Supervised, { application }: ApplicationModule) {
    return {
      timeouts,
      bootstrap: async (): Promise<void> => define(application),
      mount: async (): Promise<void> => {
        const element = document.createElement(application.tag);
        row.element = element;
        row.failure = null;
        this.draw();
        this.stage.append(element);
        if ('updateComplete' in element) await element.updateComplete;
        // What draws wrongly tells by event while it mounts, and single-spa should know it as broken too.
        if (this.failureOf(row))
          throw new Error(`${row.app.name} did not draw`, { cause: this.failureOf(row)?.error });
        row.tries = 0;
      },
      unmount: async (): Promise<void> => {
        row.element?.remove();
        row.element = null;
      },
    };
  }

  private failureOf(row: Supervised): Supervised['failure'] {
    return row.failure;
  }

  private readonly onError = (error: AppError): void => {
    const row = this.rows.get(error.appOrParcelName);
    if (row) this.fail(row, error);
  };

  private readonly onFault = (event: HTMLElementEventMap['portico-application-fault']): void => {
    const row = [...this.rows.values()].find(
      ({ element }) => element !== null && event.composedPath().includes(element),
    );
    if (!row) return;
    this.fail(row, event.error);
    // Told to whoever listens for what nobody caught, as without us.
    reportError(event.error);
  };

  private fail(row: Supervised, error: unknown): void {
    row.failure ??= { error };
    row.element?.toggleAttribute('hidden', true);
    this.draw();
  }

  private async retry(row: Supervised): Promise<void> {
    row.tries += 1;
    row.failure = null;
    await unregisterApplication(row.app.name);
    this.register(row);
    await triggerAppChange();
  }

  /** Shows the card of the application at the address, if that one failed. */
  private readonly draw = (): void => {
    const row = [...this.rows.values()].find(
      ({ app, failure }) => failure !== null && app.isAt(location.pathname),
    );
    this.card?.remove();
    this.card = null;
    if (!row?.failure) return;
    this.card = this.makeCard({
      name: row.app.name,
      requestId: requestIdOf(row.failure.error),
      tries: row.tries,
      retry: () => void this.retry(row),
    });
    this.stage.append(this.card);
  };
}

/** The request that failed underneath, if one did. */
function requestIdOf(error: unknown): string {
  if (error instanceof Fault) return error.detail.requestId ?? '';
  return error instanceof Error && error.cause !== undefined ? requestIdOf(error.cause) : '';
}
