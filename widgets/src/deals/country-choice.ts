import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type * as countries from './countries.ts';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** The native select of a country in a form: its options come when the form is drawn and in use. */
export class CountryChoice implements ReactiveController {
  private readonly host: Host;
  private readonly chosen: () => string | undefined;
  private list: typeof countries | undefined;
  private made?: { locale: string; nodes: Node };

  /** @param chosen the code that is chosen, if one is */
  constructor(host: Host, chosen: () => string | undefined) {
    this.host = host;
    this.chosen = chosen;
    host.addController(this);
  }

  /** Fetches the countries. Without them all else can be answered, and the next try asks again. */
  async load(): Promise<void> {
    this.list ??= await import('./countries.ts').catch(() => undefined);
    this.host.requestUpdate();
  }

  /** The options, the same nodes while it is the same language; nothing until they are there. */
  nodes(locale: string): Node | undefined {
    if (this.list && this.made?.locale !== locale)
      this.made = { locale, nodes: this.list.countryNodes(locale) };
    return this.made?.nodes;
  }

  hostUpdated(): void {
    const select = this.host.renderRoot.querySelector<HTMLSelectElement>('[name=customerCountry]');
    // Options that come after the answer do not know of it.
    if (select) select.value = this.chosen() ?? '';
  }
}
