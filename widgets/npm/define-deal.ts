import { PorticoDeal } from '../src/deals/deal.ts';
import { know } from './known.ts';

/** Registers `<portico-deal>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineDeal(): void {
  know(PorticoDeal, 700);
}
