import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { countryList } from './country-list.ts';

/** A select, and what it has been given. */
type Select = HTMLSelectElement & { given?: Node };
type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** The native select of a country in a form: its options come when the form is drawn and in use. */
export class CountryChoice implements ReactiveController {
  private readonly host: Host;
  private readonly country: () => string | undefined;
  private locale = '';
  private list: Node | undefined;

  /** @param country the code that is chosen, if one is */
  constructor(host: Host, country: () => string | undefined) {
    this.host = host;
    this.country = country;
    host.addController(this);
  }

  /** Whether the countries are there, in whatever language was spoken last; begins to make them where they are not. */
  areThere(locale: string): boolean {
    if (this.locale !== locale) void this.make(locale);
    return !!this.list;
  }

  private async make(locale: string): Promise<void> {
    this.locale = locale;
    const list = await countryList(locale);
    // Unless it speaks another language by now.
    if (this.locale === locale) this.list = list;
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const select = this.host.renderRoot.querySelector<Select>('[name=customerCountry]');
    if (!select) return;
    const { list } = this;
    if (list && select.given !== list) {
      while (select.length > 1) select.remove(1);
      select.append(list.cloneNode(true));
      select.given = list;
    }
    // Options that come after the answer do not know of it.
    select.value = this.country() ?? '';
  }
}
