import { Component, signal } from '@angular/core';
import type { CheckAnswer, CheckedCustomer, DealColumn } from '@portico/widgets';
import { AccountCheck, Deal, DealList, DealRegistration } from './portico.ts';

const few: readonly DealColumn[] = ['state', 'number'];
const more: readonly DealColumn[] = ['number', 'value', 'state'];

/** A page of a partner: a deal is registered, listed, looked at, and a customer asked about. */
@Component({
  selector: 'app-root',
  imports: [AccountCheck, Deal, DealList, DealRegistration],
  template: `
    <main>
      <p>
        <button type="button" (click)="turnColumns()">Columns</button>
        <button type="button" (click)="turnCustomer()">Next customer</button>
        <output>
          {{ ready() }} ready, registered as {{ number() ?? 'nothing' }}, answer {{ answer() ?? 'none' }},
          deal {{ dealId() || 'none' }}
        </output>
      </p>
      <portico-deal-registration
        (portico-ready)="countReady()"
        (portico-submitted)="number.set($event.number)"
      />
      <portico-deal-list
        whose="own"
        [columns]="columns()"
        (portico-ready)="countReady()"
        (portico-deal-open)="dealId.set($event.dealId)"
      >
        <a href="#register">Register a deal{{ isMore() ? ' with more' : '' }}</a>
      </portico-deal-list>
      @if (dealId()) {
        <portico-deal [dealId]="dealId()" />
      }
      <portico-account-check
        [customer]="customer()"
        (portico-ready)="countReady()"
        (portico-account-checked)="answer.set($event.answer)"
      />
    </main>
  `,
})
export class App {
  protected readonly columns = signal(few);
  protected readonly customer = signal<CheckedCustomer>({ name: 'Contoso', country: 'AT' });
  protected readonly dealId = signal('');
  protected readonly number = signal<string | null>(null);
  protected readonly answer = signal<CheckAnswer | null>(null);
  protected readonly ready = signal(0);

  protected isMore(): boolean {
    return this.columns() === more;
  }

  protected turnColumns(): void {
    this.columns.set(this.isMore() ? few : more);
  }

  protected turnCustomer(): void {
    this.customer.set({ name: 'Fabrikam', country: 'DE', city: 'Kiel' });
  }

  protected countReady(): void {
    this.ready.update((count) => count + 1);
  }
}
