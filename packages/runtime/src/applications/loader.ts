import type { Application, ApplicationModule } from './application.ts';
import { loadAgain } from './load-module.ts';

/** Loads an application's code: ahead of time, when it is needed, and anew after a failure. */
export interface Loader {
  /**
   * The module.
   *
   * @throws Error when it cannot be fetched, or does not come within ten seconds
   */
  load(): Promise<ApplicationModule>;
  /** Begins to load; a failure is kept for `load` to mend. */
  prefetch(): void;
}

const patienceMs = 10_000;

/** Makes the loader of one application; several calls share one load. */
export function createLoader(application: Pick<Application, 'load'>): Loader {
  let running: Promise<ApplicationModule> | undefined;
  let failure: unknown;
  const start = (): Promise<ApplicationModule> => {
    running ??= (
      failure === undefined ? application.load() : loadAgain(() => application.load(), failure)
    ).catch((error: unknown) => {
      running = undefined;
      failure = error;
      throw error;
    });
    return running;
  };
  return {
    load: () => withinPatience(start()),
    prefetch: () => void start().catch(() => {}),
  };
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The code did not come in time.')), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
