/** Those who want to know of commits; one that throws does not keep the others from hearing. */
export class CommitListeners {
  readonly #listeners = new Set<() => void>();

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
  }
}
