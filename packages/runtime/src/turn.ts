/** What browsers that have it come back by before the tasks of others; TypeScript's library does not know it everywhere. */
interface Turns {
  readonly scheduler?: { yield?(): Promise<void> };
}

/**
 * Lets the page have its turn: what comes after is a task of its own, so that a slow machine answers a key or a tap between
 * two parts of what takes its time.
 */
export async function turn(): Promise<void> {
  await ((globalThis as Turns).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
}
