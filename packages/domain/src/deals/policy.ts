import type { Currency } from '../currency.ts';

/** One band of expected value, from `fromMinor` up to but not including `toMinor`; the last one is open. */
export interface ValueBand {
  code: string;
  fromMinor: number;
  toMinor: number | null;
}

/** The numbers behind the rules. Versioned: a deal keeps the version it was submitted under. */
export interface DealPolicy {
  version: string;
  currency: Currency;
  valueBands: readonly ValueBand[];
  protectionDays: number;
  expiringDays: number;
  decisionBusinessDays: number;
  infoDueBusinessDays: number;
  lapseDays: number;
  closeQuarters: number;
}

/** The usual public figures (domain.md, section 1): 90 days of protection, a decision within 2 business days. */
export const defaultDealPolicy: DealPolicy = {
  version: '2026-11',
  currency: 'EUR',
  valueBands: [
    { code: 'up_to_10k', fromMinor: 0, toMinor: 1_000_000 },
    { code: '10k_to_50k', fromMinor: 1_000_000, toMinor: 5_000_000 },
    { code: '50k_to_250k', fromMinor: 5_000_000, toMinor: 25_000_000 },
    { code: '250k_to_1m', fromMinor: 25_000_000, toMinor: 100_000_000 },
    { code: 'over_1m', fromMinor: 100_000_000, toMinor: null },
  ],
  protectionDays: 90,
  expiringDays: 30,
  decisionBusinessDays: 2,
  infoDueBusinessDays: 5,
  lapseDays: 7,
  closeQuarters: 8,
};
