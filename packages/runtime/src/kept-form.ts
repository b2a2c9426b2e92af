/** What was typed, kept in this tab until it is handed in. */
export interface KeptForm<T> {
  /** What was kept, or null when there is nothing that can be read. */
  read(): T | null;
  write(value: T): void;
  clear(): void;
}

/**
 * Keeps a half-filled form over reload and lost sessions, in this tab only: what is typed about a customer does not stay
 * on a shared machine after the tab is closed. Where the browser allows no storage it keeps nothing, and says nothing.
 *
 * @param name which form, and whose: two people on one machine must not meet in one name
 */
export function keepForm<T>(name: string): KeptForm<T> {
  const key = `portico:${name}`;
  return {
    read: () => attempt(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null),
    write: (value) => void attempt(() => sessionStorage.setItem(key, JSON.stringify(value))),
    clear: () => void attempt(() => sessionStorage.removeItem(key)),
  };
}

/** Whether this tab keeps a form with this in its name: somebody's, who need not be the one who asks now. */
export function isKept(part: string): boolean {
  return !!attempt(() => Object.keys(sessionStorage).some((key) => key.includes(part)));
}

function attempt<R>(work: () => R): R | null {
  try {
    return work();
  } catch {
    return null;
  }
}
