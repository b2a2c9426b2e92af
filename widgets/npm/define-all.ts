import { defineAccountCheck } from './define-account-check.ts';
import { defineDeal } from './define-deal.ts';
import { defineDealList } from './define-deal-list.ts';
import { defineDealRegistration } from './define-deal-registration.ts';

/** Registers every widget. A page that shows one of them calls that one's function, and ships no other. */
export function defineAll(): void {
  defineAccountCheck();
  defineDeal();
  defineDealList();
  defineDealRegistration();
}
