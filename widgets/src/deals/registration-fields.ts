import { msg, str } from '@portico/ui/msg';
import type { ClaimField } from '@portico/domain/deals/claim';
import type { Option } from '@portico/ui/question/option';
import { drawBusy } from '@portico/ui/button/draw-busy';
import {
  drawCheckQuestion,
  drawSelectQuestion,
  drawTextQuestion,
  type Question,
} from '@portico/ui/question/question';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldsView } from './claim-fields.ts';
import { bandWords, productOptions, quarterWords, relationshipOptions } from './claim-words.ts';
import { countryOptions } from './countries.ts';

/** The form's fields: eight questions and a statement, and the fold for what may be added. */
export function registrationFields(view: FieldsView): TemplateResult {
  return html`${customerQuestions(view)} ${contactQuestions(view)} ${dealQuestions(view)}
    <details ?open=${view.more} @toggle=${view.onMore}>
      <summary>${msg('Add more detail', { id: 'deals.more' })}</summary>
      ${view.drawMore()}
    </details>`;
}

function customerQuestions(view: FieldsView): TemplateResult {
  return html`<section>
    <h3>${msg('The customer', { id: 'deals.customer' })}</h3>
    ${line(view, 'customerName', msg('Company name', { id: 'deals.customerName' }))}
    ${line(view, 'customerWeb', msg('Website or work e-mail', { id: 'deals.customerWeb' }), {
      help: msg('Tells two companies of one name apart.', { id: 'deals.customerWeb.help' }),
    })}
    ${choice(view, 'customerCountry', msg('Country', { id: 'deals.customerCountry' }), countryOptions(view.locale))}
  </section>`;
}

function contactQuestions(view: FieldsView): TemplateResult {
  const agreed = msg('They know that I pass on their name and e-mail for this registration.', {
    id: 'deals.contactAgreed',
  });
  return html`<section>
    <h3>${msg('Your contact there', { id: 'deals.contact' })}</h3>
    ${line(view, 'contactName', msg('Name', { id: 'deals.contactName' }))}
    ${line(view, 'contactEmail', msg('E-mail', { id: 'deals.contactEmail' }), { type: 'email' })}
    ${drawCheckQuestion(question(view, 'contactAgreed', agreed))}
  </section>`;
}

function dealQuestions(view: FieldsView): TemplateResult {
  const { setup, locale } = view;
  const { policy, products, quarters } = setup;
  const bands = policy.valueBands.map((band) => ({
    value: band.code,
    label: bandWords(band, policy.currency, locale),
  }));
  const ends = quarters.map((value) => ({ value, label: quarterWords(value, locale) }));
  return html`<section>
    <h3>${msg('The deal', { id: 'deals.deal' })}</h3>
    ${choice(view, 'productId', msg('Product', { id: 'deals.productId' }), productOptions(products))}
    ${choice(view, 'valueBand', msg('Expected value', { id: 'deals.valueBand' }), bands)}
    ${choice(view, 'closeQuarter', msg('Expected to close', { id: 'deals.closeQuarter' }), ends)}
    ${choice(view, 'relationship', msg('How well do you know them?', { id: 'deals.relationship' }), relationshipOptions())}
  </section>`;
}

function question({ value, error }: FieldsView, name: ClaimField, label: string): Question {
  return { name, label, value: value(name), error: error(name) };
}

function line(
  view: FieldsView,
  name: ClaimField,
  label: string,
  more?: Pick<Question, 'help' | 'type'>,
): TemplateResult {
  return drawTextQuestion({ ...question(view, name, label), ...more });
}

function choice(
  view: FieldsView,
  name: ClaimField,
  label: string,
  options: readonly Option[],
): TemplateResult {
  return drawSelectQuestion(question(view, name, label), options, msg('Choose', { id: 'deals.choose' }));
}

/** What this is, and what one gets for it. */
export function registrationHeader({ policy }: FieldsView['setup']): TemplateResult {
  return html`<header>
    <h2>${msg('Register a deal', { id: 'deals.register' })}</h2>
    <p>
      ${msg(
        str`A decision comes within ${policy.decisionBusinessDays} business days. Until then the customer is held for you.`,
        {
          id: 'deals.register.lead',
        },
      )}
    </p>
  </header>`;
}

/** The button that hands it in, at work while it is sent, and how the last save of the draft went. */
export function registrationFooter(sending: boolean, saved?: string): TemplateResult {
  return html`<footer>
    <button
      class="primary"
      aria-disabled=${sending || nothing}
      aria-describedby=${sending ? 'busy' : nothing}
    >
      <span class="words">${msg('Register deal', { id: 'deals.submit' })}</span
      >${sending ? drawBusy() : nothing}
    </button>
    <p role="status">${saved}</p>
  </footer>`;
}

/** The shape of the form while it comes: a title and ten questions. */
export function registrationSkeleton(): TemplateResult {
  const shape = html`<i class="label"></i><i class="bar"></i>`;
  return html`<i class="title"></i>${Array.from({ length: 10 }, () => shape)}`;
}
