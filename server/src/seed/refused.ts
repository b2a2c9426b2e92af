/** The database holds somebody's organisations already; the demo goes into an empty one only. */
export class SeedRefusedError extends Error {}
