/** How a table is sorted. */
export interface TableSort {
  /** The key of the column. */
  readonly key: string;
  /** Largest or latest first. */
  readonly descending: boolean;
}

/** A person asked for another order; the page sorts and sets `sort`. */
export class TableSortEvent extends Event {
  /** The order asked for. */
  readonly sort: TableSort;

  constructor(sort: TableSort) {
    super('portico-sort', { bubbles: true, composed: true });
    this.sort = sort;
  }
}

/** A row was opened by click, or by Enter on it. Prevent it to keep a link (`href`) from being followed. */
export class TableOpenEvent<Row = unknown> extends Event {
  /** The row. */
  readonly row: Row;

  constructor(row: Row) {
    super('portico-open', { bubbles: true, composed: true, cancelable: true });
    this.row = row;
  }
}

/** Other rows are selected. */
export class TableSelectionEvent extends Event {
  /** The keys of all selected rows. */
  readonly selected: ReadonlySet<string>;

  constructor(selected: ReadonlySet<string>) {
    super('portico-selection', { bubbles: true, composed: true });
    this.selected = selected;
  }
}

/** The end of the rows is in sight and there are more. */
export class TableMoreEvent extends Event {
  constructor() {
    super('portico-more', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-sort': TableSortEvent;
    'portico-open': TableOpenEvent;
    'portico-selection': TableSelectionEvent;
    'portico-more': TableMoreEvent;
  }
}
