/** An action of a menu was chosen. */
export class MenuSelectEvent extends Event {
  /** The `id` of the chosen item. */
  readonly id: string;

  constructor(id: string) {
    super('portico-select', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-select': MenuSelectEvent;
  }
}
