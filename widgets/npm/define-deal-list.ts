import { PorticoDealList } from '../src/deals/deal-list.ts';
import { know } from './known.ts';

/** Registers `<portico-deal-list>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineDealList(): void {
  know(PorticoDealList, 700);
}
