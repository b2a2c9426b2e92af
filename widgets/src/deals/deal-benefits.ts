import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { BenefitKind, BenefitLine, BenefitStatement } from '@portico/domain/benefits/benefit';
import type { DealView } from '@portico/domain/deals/views';
import { formatMoney } from '@portico/domain/money';

const kinds = {
  discount: () => msg('Discount', { id: 'benefits.discount' }),
  rebate: () => msg('Rebate', { id: 'benefits.rebate' }),
  referral_fee: () => msg('Referral fee', { id: 'benefits.referral' }),
  spiff: () => msg('Bonus for the seller', { id: 'benefits.spiff' }),
  mdf_bonus: () => msg('Marketing bonus', { id: 'benefits.marketing' }),
} satisfies Record<BenefitKind, () => string>;

/** What a deal brings its partner: as it would be, as it was frozen at the approval, or as it has stopped. */
export function dealBenefits({ benefits, benefitState }: DealView, locale: string): unknown {
  if (!benefits || benefitState === 'none' || benefits.lines.length === 0) return nothing;
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: benefits.currency }, locale);
  return html`<section class="benefits">
    <h3>${msg('What it brings you', { id: 'benefits.title' })}</h3>
    <p class="quiet">${stateWords(benefitState, benefits, money)}</p>
    <table>
      <tbody>
        ${benefits.lines.map((line) => row(line, money, locale))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${msg('In all', { id: 'benefits.total' })}</th>
          <td>${money(benefits.totalMinor)}</td>
        </tr>
        ${
          benefits.secondPartnerMinor > 0
            ? html`<tr class="quiet">
                <th scope="row">${msg('of it for the second partner', { id: 'benefits.second' })}</th>
                <td>${money(benefits.secondPartnerMinor)}</td>
              </tr>`
            : nothing
        }
      </tfoot>
    </table>
  </section>`;
}

function stateWords(
  state: DealView['benefitState'],
  { baseMinor, baseFrom }: BenefitStatement,
  money: (minor: number) => string,
): string {
  const base = money(baseMinor);
  switch (state) {
    case 'preview':
      return baseFrom === 'amount'
        ? msg(str`As it would be once approved, reckoned from ${base}.`, { id: 'benefits.preview' })
        : msg(str`As it would be once approved, reckoned from ${base}, where your range begins.`, {
            id: 'benefits.preview.band',
          });
    case 'running':
      return msg(str`Fixed when the deal was approved, reckoned from ${base}.`, { id: 'benefits.running' });
    case 'stopped':
    case 'none':
      return msg('Stopped: the deal no longer brings this.', { id: 'benefits.stopped' });
  }
}

function row(line: BenefitLine, money: (minor: number) => string, locale: string): TemplateResult {
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const how = line.basis === 'percent' ? share.format(line.value / 10_000) : '';
  const notes = [how, noteOf(line)].filter(Boolean).join(' · ');
  const isCounted = line.result === 'granted' || line.result === 'cut';
  return html`<tr class=${isCounted ? '' : 'quiet'}>
    <th scope="row">${kinds[line.kind]()}${notes ? html` <small>${notes}</small>` : nothing}</th>
    <td>${isCounted ? money(line.amountMinor) : '–'}</td>
  </tr>`;
}

function noteOf({ result }: BenefitLine): string {
  switch (result) {
    case 'granted':
      return '';
    case 'cut':
      return msg('cut by the programme’s limit', { id: 'benefits.cut' });
    case 'outdone':
      return msg('a better one counts instead', { id: 'benefits.outdone' });
    case 'other_currency':
      return msg('not in this currency', { id: 'benefits.currency' });
  }
}
