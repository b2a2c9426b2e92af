/** The database holds real organisations, and nobody said `--force`. */
export class SeedRefusedError extends Error {}
