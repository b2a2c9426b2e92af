import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Fault } from '@portico/domain/fault';
import type { OutputOf } from '@portico/runtime/client';
import type * as words from './claim-words.ts';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** What can be chosen in a form: countries and what the server says, which come when the form is drawn and in use. */
export class FormChoices implements ReactiveController {
  private readonly host: Host;
  private readonly country: () => string | undefined;
  private words: typeof words | undefined;
  private locale = '';
  private list: Node | undefined;
  /** What the form that is drawn now has been given, and its select. */
  private given: readonly [Node?, HTMLSelectElement?] = [];
  private made: readonly [OutputOf<'deals.form'>?, string?, words.ClaimChoices?] = [];

  /** @param country the code that is chosen, if one is */
  constructor(host: Host, country: () => string | undefined) {
    this.host = host;
    this.country = country;
    host.addController(this);
  }

  /**
   * Fetches the countries and the words of all choices.
   *
   * @throws Fault `offline` when they cannot be had; the next try asks again
   */
  async load(locale: string): Promise<void> {
    this.locale = locale;
    try {
      const [{ countryList }, own] = await Promise.all([
        import('./countries.ts'),
        import('./claim-words.ts'),
      ]);
      this.words = own;
      const list = await countryList(locale);
      // Unless it speaks another language by now.
      if (this.locale === locale) this.list = list;
    } catch (cause) {
      this.locale = '';
      throw new Fault('offline', {}, { cause });
    }
    this.host.requestUpdate();
  }

  /** Whether the countries are there, in whatever language was spoken last. */
  hasCountries(locale: string): boolean {
    if (this.locale && this.locale !== locale) void this.load(locale).catch(() => {});
    return !!this.list;
  }

  /** What can be chosen of what the server says: not made anew with every letter that is typed. */
  of(setup: OutputOf<'deals.form'> | undefined, locale: string): words.ClaimChoices | undefined {
    if (!setup || !this.words) return undefined;
    if (this.made[0] !== setup || this.made[1] !== locale)
      this.made = [setup, locale, this.words.claimChoices(setup, locale)];
    return this.made[2];
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
    select.value = this.country() ?? '';
  }
}
