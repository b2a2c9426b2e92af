import { msg, str } from '@portico/ui/msg';
import type { ClaimField } from '@portico/domain/deals/claim';
import { drawBusy } from '@portico/ui/button/draw-busy';
import {
  drawCheckQuestion,
  drawSelectQuestion,
  drawTextQuestion,
  type Question,
} from '@portico/ui/question/question';
import { html, nothing, type TemplateResult } from 'lit';
import type { FirstFieldsView } from './claim-fields.ts';

/**
 * What the form is, and its fields: eight questions and a statement, and the fold for what may be added.
 *
 * @param isStill while it is handed in
 */
export function registrationFields(view: FirstFieldsView, isStill: boolean): TemplateResult {
  return html`${header(view.setup)}
    <div class="fields" ?inert=${isStill}>
      ${customerQuestions(view)} ${contactQuestions(view)} ${dealQuestions(view)}
      <details ?open=${view.more} @toggle=${view.onMore}>
        <summary>${msg('Add more detail', { id: 'deals.more' })}</summary>
        ${view.drawMore()}
      </details>
    </div>`;
}

function customerQuestions(view: FirstFieldsView): TemplateResult {
  return html`<section>
    <h3>${msg('The customer', { id: 'deals.customer' })}</h3>
    ${line(view, 'customerName', msg('Company name', { id: 'deals.customerName' }))}
    ${line(view, 'customerWeb', msg('Website or work e-mail', { id: 'deals.customerWeb' }), {
      help: msg('Tells two companies of one name apart.', { id: 'deals.customerWeb.help' }),
    })}
    ${choice(view, 'customerCountry', msg('Country', { id: 'deals.customerCountry' }))}
  </section>`;
}

function contactQuestions(view: FirstFieldsView): TemplateResult {
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

function dealQuestions(view: FirstFieldsView): TemplateResult {
  return html`<section>
    <h3>${msg('The deal', { id: 'deals.deal' })}</h3>
    ${choice(view, 'productId', msg('Product', { id: 'deals.productId' }))}
    ${choice(view, 'valueBand', msg('Expected value', { id: 'deals.valueBand' }))}
    ${choice(view, 'closeQuarter', msg('Expected to close', { id: 'deals.closeQuarter' }))}
    ${choice(view, 'relationship', msg('How well do you know them?', { id: 'deals.relationship' }))}
  </section>`;
}

function question({ value, error }: FirstFieldsView, name: ClaimField, label: string): Question {
  return { name, label, value: value(name), error: error(name) };
}

function line(
  view: FirstFieldsView,
  name: ClaimField,
  label: string,
  more?: Pick<Question, 'help' | 'type'>,
): TemplateResult {
  return drawTextQuestion({ ...question(view, name, label), ...more });
}

function choice(view: FirstFieldsView, name: ClaimField, label: string): TemplateResult {
  const options = view.choices[name];
  const placeholder = options ? msg('Choose', { id: 'deals.choose' }) : msg('Working…', { id: 'ui.busy' });
  return drawSelectQuestion(question(view, name, label), options ?? [], placeholder);
}

/** What this is, and what one gets for it. */
function header(setup: FirstFieldsView['setup']): TemplateResult {
  return html`<header>
    <h2>${msg('Register a deal', { id: 'deals.register' })}</h2>
    <p>
      ${msg(
        str`A decision comes within ${setup?.policy.decisionBusinessDays ?? '…'} business days. Until then the customer is held for you.`,
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
