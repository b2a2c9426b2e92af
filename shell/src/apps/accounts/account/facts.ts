import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { Account, FactSource } from '@portico/domain/accounts/account';
import { countryName } from '@portico/widgets/deals/country-name';
import { buyingWords, numberWords, sourceWords } from '../account-words.ts';

/** What is known of an account: its names, domains and numbers, each with where it came from. */
export function drawAccountFacts(account: Account, locale: string): TemplateResult {
  const { aliases, domains, registrationNos, segment, externalId } = account;
  const shared = msg('shared', { id: 'accounts.shared' });
  return html`<section class="card">
    <h2>${msg('Who they are', { id: 'accounts.facts' })}</h2>
    <dl>
      ${row(msg('Legal name', { id: 'accounts.legal-name' }), [account.legalName])}
      ${row(
        msg('Other names', { id: 'accounts.aliases' }),
        aliases.map(({ name, source }) => noted(name, source)),
      )}
      ${row(
        msg('Domains', { id: 'accounts.domains' }),
        domains.map((each) => noted(each.domain, each.source, each.shared ? shared : '')),
      )}
      ${row(
        msg('Numbers', { id: 'accounts.numbers' }),
        registrationNos.map(({ kind, value, country, source }) =>
          noted(value, source, kind === 'duns' ? numberWords(kind) : `${numberWords(kind)} ${country}`),
        ),
      )}
      ${row(msg('Country', { id: 'accounts.country' }), [countryName(account.country, locale)])}
      ${row(msg('Segment', { id: 'accounts.segment' }), segment ? [segment] : [])}
      ${row(msg('Buying', { id: 'accounts.buying' }), [buyingWords(account.buyingMode)])}
      ${row(msg('Id in your own system', { id: 'accounts.external-id' }), externalId ? [externalId] : [])}
    </dl>
  </section>`;
}

function row(term: string, values: readonly unknown[]): TemplateResult | typeof nothing {
  if (values.length === 0) return nothing;
  return html`<dt>${term}</dt>
    <dd>${values.map((value) => html`<span>${value}</span>`)}</dd>`;
}

function noted(value: string, source: FactSource, note = ''): TemplateResult {
  const notes = [note, sourceWords(source)].filter(Boolean).join(' · ');
  return html`${value} ${notes ? html`<span class="quiet">${notes}</span>` : nothing}`;
}
