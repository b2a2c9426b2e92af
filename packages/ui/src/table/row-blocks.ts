import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How many rows come and go together. */
export const BLOCK_ROWS = 100;

/** A row before any was measured, in px. */
const ROW_GUESS = 46;

// Drawn before they come into sight, so that nobody who scrolls sees them come.
const AHEAD = '1200px';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * Draws of a long table what is near the view. Rows lie in blocks, a `tbody` each; a block far away is one empty row of the
 * height it had. (`content-visibility` does not do that: rows of a table cannot be contained.) Two blocks or fewer are always
 * drawn whole.
 */
export class RowBlocks implements ReactiveController {
  private readonly host: Host;
  private readonly near = new Set([0, 1]);
  private readonly heights = new Map<number, number>();
  private watched = new WeakSet<Element>();
  private width = 0;
  private count = 0;
  private readonly sight = new IntersectionObserver((entries) => this.onSight(entries), {
    rootMargin: `${AHEAD} 0px`,
    scrollMargin: AHEAD,
  });
  private readonly size = new ResizeObserver(() => this.onResize());

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.size.observe(this.host);
  }

  hostDisconnected(): void {
    this.size.disconnect();
    this.sight.disconnect();
    this.watched = new WeakSet();
  }

  /** How many rows there are; to be said before each drawing. */
  hold(rows: number): void {
    // Other rows than before: what was measured says nothing of them.
    if (rows < this.count) this.heights.clear();
    this.count = rows;
  }

  /** The first row of each block; one empty block for no rows. */
  starts(): readonly number[] {
    const { count: rows } = this;
    return Array.from(
      { length: Math.max(1, Math.ceil(rows / BLOCK_ROWS)) },
      (_, block) => block * BLOCK_ROWS,
    );
  }

  /**
   * Whether the block that starts here is drawn.
   *
   * @param at the row with the tab stop, whose block must be there for the keyboard
   */
  isDrawn(start: number, at: number): boolean {
    const block = start / BLOCK_ROWS;
    return !this.isLong || this.near.has(block) || block === Math.floor(at / BLOCK_ROWS);
  }

  /** Whether not all rows are drawn. */
  get isLong(): boolean {
    return this.count > 2 * BLOCK_ROWS;
  }

  /** For `aria-rowcount`: the rows and the head, where not all are drawn; -1 while there are `more`. */
  rowCount(more: boolean): number | null {
    if (!this.isLong) return null;
    return more ? -1 : this.count + 1;
  }

  hostUpdated(): void {
    if (!this.isLong) return;
    const { renderRoot } = this.host;
    this.holdWidths();
    for (const body of renderRoot.querySelectorAll('tbody')) {
      if (this.watched.has(body)) continue;
      this.watched.add(body);
      this.sight.observe(body);
    }
    const gaps = renderRoot.querySelectorAll<HTMLElement>('.gap');
    const usual = gaps.length > 0 ? this.usualHeight() : 0;
    for (const gap of gaps) {
      const block = blockOf(gap.parentElement);
      const rows = Math.min(BLOCK_ROWS, this.count - block * BLOCK_ROWS);
      gap.style.blockSize = `${this.heights.get(block) ?? rows * usual}px`;
    }
  }

  private usualHeight(): number {
    for (const body of this.host.renderRoot.querySelectorAll('tbody')) {
      const rows = body.querySelectorAll('tr[tabindex]').length;
      const { height } = body.getBoundingClientRect();
      if (rows > 0 && height > 0) return height / rows;
    }
    return ROW_GUESS;
  }

  /** Columns keep the widths they have: with other rows drawn, the table would measure other ones. */
  private holdWidths(): void {
    const table = this.host.renderRoot.querySelector('table');
    if (!table || table.classList.contains('held')) return;
    const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
    const widths = heads.map((head) => head.getBoundingClientRect().width);
    const all = widths.reduce((sum, width) => sum + width, 0);
    if (all === 0) return;
    table.classList.add('held');
    heads.forEach((head, at) => {
      const width = widths[at] ?? 0;
      if (width > 0) head.style.inlineSize = `${(width / all) * 100}%`;
    });
  }

  private onSight(entries: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = blockOf(target);
      if (isIntersecting === this.near.has(block)) continue;
      changed = true;
      if (isIntersecting) this.near.add(block);
      else {
        // A block that was drawn for the keyboard alone is measured too.
        if (boundingClientRect.height > 0) this.heights.set(block, boundingClientRect.height);
        this.near.delete(block);
      }
    }
    if (changed) this.host.requestUpdate();
  }

  private onResize(): void {
    const width = this.host.clientWidth;
    if (width === this.width) return;
    this.width = width;
    this.heights.clear();
    if (this.isLong) this.host.requestUpdate();
  }
}

function blockOf(body: Element | null): number {
  return Number(body?.getAttribute('data-block'));
}
