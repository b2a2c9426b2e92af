/** A value and the words for it. */
export interface Option {
  /** What is submitted. */
  readonly value: string;
  /** What is read. */
  readonly label: string;
  /** A quieter second line, where there is room for one. */
  readonly detail?: string;
  /** Shown, not choosable. */
  readonly disabled?: boolean;
  /** The heading it stands under in a select; options of one group are shown together. */
  readonly group?: string;
}
