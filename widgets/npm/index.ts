// What a package offers is one module that names it all: here, and nowhere else in the sources.
export { connectPortal } from './connect-portal.ts';
export { defineAccountCheck } from './define-account-check.ts';
export { defineAll } from './define-all.ts';
export { defineDeal } from './define-deal.ts';
export { defineDealList } from './define-deal-list.ts';
export { defineDealRegistration } from './define-deal-registration.ts';
