import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** The native select of a country in a form: its options come when the form is drawn and in use. */
export class CountryChoice implements ReactiveController {
  private readonly host: Host;
  private readonly chosen: () => string | undefined;
  private locale = '';
  private made: Node | undefined;

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
      const { countryNodes } = await import('./countries.ts');
      const made = await countryNodes(locale);
      // Unless it speaks another language by now.
      if (this.locale === locale) this.made = made;
    } catch {
      this.locale = '';
    }
    this.host.requestUpdate();
  }

  /** The options, the same nodes while it is the same language; nothing until they are there. */
  nodes(locale: string): Node | undefined {
    if (this.locale && this.locale !== locale) void this.load(locale);
    return this.made;
  }

  hostUpdated(): void {
    const select = this.host.renderRoot.querySelector<HTMLSelectElement>('[name=customerCountry]');
    // Options that come after the answer do not know of it.
    if (select) select.value = this.chosen() ?? '';
  }
}
