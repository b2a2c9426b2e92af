import { PorticoAccountCheck } from '../src/prechecks/account-check.ts';
import { know } from './known.ts';

/** Registers `<portico-account-check>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineAccountCheck(): void {
  know(PorticoAccountCheck, 760);
}
