/** One column. The first one is the name that opens the row. */
export interface TableColumn<Row> {
  /** What `sort` calls it. */
  readonly key: string;
  /** The head. */
  readonly label: string;
  /** What stands in a row: text or a template. In the first column words only, no control. */
  readonly cell: (row: Row) => unknown;
  /** `end` for numbers and money. */
  readonly align?: 'end';
  /** Stays in one line, for numbers of things and other words that must not be torn. */
  readonly whole?: boolean;
  /** Left out where the table has less than 920 px, unless rows are cards. */
  readonly minor?: boolean;
  /** Its head sorts. */
  readonly sortable?: boolean;
  /** One of the two or three facts that stay when rows become cards; the first column always stays. */
  readonly card?: boolean;
  /** What can be done with the row: when rows become cards it stands beside the name, without its label. */
  readonly corner?: boolean;
}

/** The classes of a column's cells. */
export function columnLook({
  align,
  whole,
  card,
  minor,
  corner,
}: Pick<TableColumn<unknown>, 'align' | 'whole' | 'card' | 'minor' | 'corner'>): string {
  return [align, whole && 'whole', card && 'card', minor && 'minor', corner && 'corner']
    .filter(Boolean)
    .join(' ');
}
