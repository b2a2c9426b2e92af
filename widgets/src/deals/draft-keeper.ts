import type { DraftClaim } from '@portico/domain/deals/claim';
import { Fault } from '@portico/domain/fault';
import type { Client } from '@portico/runtime/client';
import { SubmissionKey } from '@portico/runtime/submission-key';

/** A draft on the server: which, and in which version. */
export interface DraftReference {
  dealId: string;
  version: number;
}

/** How the last save went. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

// Long enough to take a quick walk through three fields as one save.
const pauseMs = 800;

/**
 * Saves a draft quietly: some time after a field was left, one save at a time, always the newest, nothing twice.
 *
 * A draft that was changed elsewhere is left alone, and what is typed here goes on as a new one: nobody's words are lost.
 */
export class DraftKeeper {
  /** How the last save went. */
  state: SaveState = 'idle';

  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;
  private running: Promise<void> | undefined;
  private savedText = '';
  private readonly key = new SubmissionKey();

  private readonly client: () => Client;
  private readonly changed: (draft: DraftReference | undefined) => void;

  /** The draft as the server last named it. */
  draft: DraftReference | undefined;

  constructor(
    client: () => Client,
    changed: (draft: DraftReference | undefined) => void,
    draft?: DraftReference,
  ) {
    this.client = client;
    this.changed = changed;
    this.draft = draft;
  }

  /** Saves `claim` soon; one without any answer is none. */
  later(claim: DraftClaim): void {
    clearTimeout(this.timer);
    if (Object.keys(claim).length === 0) return;
    this.timer = setTimeout(() => void this.now(claim), pauseMs);
  }

  /** Saves no more, and waits for what is under way. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
  }

  /** Saves no more, whatever comes of what is under way. */
  end(): void {
    clearTimeout(this.timer);
    this.isOver = true;
  }

  private async now(claim: DraftClaim): Promise<void> {
    await this.running;
    const text = JSON.stringify(claim);
    if (this.isOver || text === this.savedText) return;
    this.running = this.save(claim, text);
    await this.running;
  }

  private async save(claim: DraftClaim, text: string): Promise<void> {
    this.tell('saving');
    const { draft } = this;
    try {
      const { dealId, version } = await this.key.send({ claim, ...(draft && { draft }) }, (input, options) =>
        this.client().deals.saveDraft.mutate(input, options),
      );
      this.draft = { dealId, version };
      this.savedText = text;
      this.tell('saved');
    } catch (error) {
      if (this.isOver) return;
      if (draft && error instanceof Fault && (error.code === 'stale_edit' || error.code === 'not_found')) {
        this.draft = undefined;
        return this.save(claim, text);
      }
      this.tell('failed');
    }
  }

  private tell(state: SaveState): void {
    this.state = state;
    this.changed(this.draft);
  }
}
