import type { ElementClass } from '@portico/ui/define';

/** What an application's module exports: the element that is the application. */
export interface ApplicationModule {
  readonly application: ElementClass;
}

/** One application of a portal: its code, and the paths it shows at. */
export interface Application {
  /** Unlike every other on the page. */
  readonly name: string;
  /** Whether it shows at a path. */
  isAt(path: string): boolean;
  /** Loads its code. */
  load(): Promise<ApplicationModule>;
}

/** An application that did not open, or broke while it was shown. */
export interface ApplicationFailure {
  /** Which one. */
  readonly name: string;
  /** The request that failed underneath; empty when none did. */
  readonly requestId: string;
  /** How often it was tried again in vain. */
  readonly tries: number;
  /** Tries again, with the code fetched anew. */
  retry(): void;
}
