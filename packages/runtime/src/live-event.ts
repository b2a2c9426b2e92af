/** Something that happened on the server, as far as the reader may know it. */
export interface LiveEvent {
  /** What, in past tense: `deal.approved`. */
  name: string;
  aggregate: { type: string; id: string };
}

/** Where the stream is and who listens; as for the client. */
export interface LiveOptions {
  url: string;
  token?: ((stale?: string) => Promise<string | null>) | undefined;
  fetch?: typeof fetch | undefined;
}
