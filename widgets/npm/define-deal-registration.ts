import { PorticoDealRegistration } from '../src/deals/deal-registration.ts';
import { know } from './known.ts';

/** Registers `<portico-deal-registration>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineDealRegistration(): void {
  know(PorticoDealRegistration, 1240);
}
