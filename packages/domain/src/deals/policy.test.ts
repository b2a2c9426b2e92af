import { describe, expect, it } from 'vitest';
import { currencyExponent } from '../currency-exponent.ts';
import { defaultDealPolicy as policy } from './policy.ts';

describe('the usual policy', () => {
  it('has the usual public figures', () => {
    expect(policy).toMatchObject({
      protectionDays: 90,
      expiringDays: 30,
      decisionBusinessDays: 2,
      infoDueBusinessDays: 5,
      lapseDays: 7,
      closeQuarters: 8,
    });
  });

  it('DR6: has bands that follow each other without gap or overlap, from nothing to no end', () => {
    const bands = policy.valueBands;
    expect(bands[0]?.fromMinor).toBe(0);
    expect(bands.at(-1)?.toMinor).toBeNull();
    for (const [index, band] of bands.slice(1).entries()) expect(band.fromMinor).toBe(bands[index]?.toMinor);
    expect(bands.map((band) => band.fromMinor)).toEqual(
      bands.map((band) => band.fromMinor).toSorted((a, b) => a - b),
    );
    expect(new Set(bands.map((band) => band.code)).size).toBe(bands.length);
  });

  it('has bands in whole units of its currency, as their names say', () => {
    const unit = 10 ** currencyExponent(policy.currency);
    expect(policy.valueBands.map((band) => band.fromMinor / unit)).toEqual([
      0, 10_000, 50_000, 250_000, 1_000_000,
    ]);
  });

  it('DP2: leaves protection some time before it is expiring', () => {
    expect(policy.expiringDays).toBeLessThan(policy.protectionDays);
  });
});
