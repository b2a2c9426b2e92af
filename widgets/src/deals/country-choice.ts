import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** The native select of a country in a form: its options come when the form is drawn and in use. */
export class CountryChoice implements ReactiveController {
  private readonly host: Host;
  private readonly chosen: () => string | undefined;
  private locale = '';
  private list: Node | undefined;
  /** What the form that is drawn now has been given, and its select. */
  private given: readonly [Node?, HTMLSelectElement?] = [];

  /** @param chosen the code that is chosen, if one is */
  constructor(host: Host, chosen: () => string | undefined) {
    this.host = host;
    this.chosen = chosen;
    host.addController(this);
  }

  /** Fetches the countries. Without them all else can be answered, and the next try asks again. */
  async load(locale: string): Promise<void> {
    this.locale = locale;
    try {
      const { countryList } = await import('./countries.ts');
      const list = await countryList(locale);
      // Unless it speaks another language by now.
      if (this.locale === locale) this.list = list;
    } catch {
      this.locale = '';
    }
    this.host.requestUpdate();
  }

  /** Whether they are there, in whatever language was spoken last. */
  isThere(locale: string): boolean {
    if (this.locale && this.locale !== locale) void this.load(locale);
    return !!this.list;
  }

  hostUpdated(): void {
    const select = this.host.renderRoot.querySelector<HTMLSelectElement>('select[name=customerCountry]');
    if (!select) return;
    const { list, given } = this;
    if (list && (given[0] !== list || given[1] !== select)) {
      while (select.length > 1) select.remove(1);
      select.append(list.cloneNode(true));
      this.given = [list, select];
    }
    // Options that come after the answer do not know of it.
    select.value = this.chosen() ?? '';
  }
}
