import type { CheckAnswer, CheckedCustomer, DealColumn } from '@portico/widgets';
import { useState } from 'react';

const few: readonly DealColumn[] = ['state', 'number'];
const more: readonly DealColumn[] = ['number', 'value', 'state'];
const customers: readonly CheckedCustomer[] = [
  { name: 'Contoso', country: 'AT' },
  { name: 'Fabrikam', country: 'DE', city: 'Kiel' },
];

/** A page of a partner: a deal is registered, listed, looked at, and a customer asked about. */
export function App() {
  const [columns, setColumns] = useState(few);
  const [customer, setCustomer] = useState(customers[0]);
  const [dealId, setDealId] = useState('');
  const [number, setNumber] = useState<string | null>(null);
  const [answer, setAnswer] = useState<CheckAnswer | null>(null);
  const [ready, setReady] = useState(0);
  const isMore = columns === more;
  return (
    <main>
      <p>
        <button type="button" onClick={() => setColumns(isMore ? few : more)}>
          Columns
        </button>
        <button type="button" onClick={() => setCustomer(customers[1])}>
          Next customer
        </button>
        <output>
          {ready} ready, registered as {number ?? 'nothing'}, answer {answer ?? 'none'}, deal{' '}
          {dealId || 'none'}
        </output>
      </p>
      <portico-deal-registration
        onportico-ready={() => setReady((count) => count + 1)}
        onportico-submitted={(event) => setNumber(event.number)}
      />
      <portico-deal-list
        whose="own"
        columns={columns}
        onportico-ready={() => setReady((count) => count + 1)}
        onportico-deal-open={(event) => setDealId(event.dealId)}
      >
        <a href="#register">Register a deal{isMore ? ' with more' : ''}</a>
      </portico-deal-list>
      {dealId && <portico-deal deal-id={dealId} />}
      <portico-account-check
        customer={customer}
        onportico-ready={() => setReady((count) => count + 1)}
        onportico-account-checked={(event) => setAnswer(event.answer)}
      />
    </main>
  );
}
