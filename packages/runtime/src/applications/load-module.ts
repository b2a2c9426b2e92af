/**
 * Loads an application's module once more after it failed. Browsers keep the failure of a module's address for as long
 * as the page lives, so the same address would fail again without a request: the one the error names is asked for under
 * another query.
 *
 * @param failure what the last try failed with
 * @param importModule how a module of an address is loaded
 */
export async function loadAgain<T>(
  load: () => Promise<T>,
  failure: unknown,
  importModule: (address: string) => Promise<T> = (address) =>
    import(/* @vite-ignore */ address) as Promise<T>,
): Promise<T> {
  const address = failedAddress(failure);
  if (address === null) return load();
  address.searchParams.set('retry', String(Date.now()));
  return importModule(address.href);
}

/** The address of ours that could not be fetched, as Chromium and Firefox name it in the error; else null. */
export function failedAddress(failure: unknown): URL | null {
  if (!(failure instanceof Error)) return null;
  const named = /https?:\/\/[^\s'"]+/.exec(failure.message)?.[0];
  if (named === undefined || !URL.canParse(named)) return null;
  const address = new URL(named);
  return address.origin === location.origin ? address : null;
}
