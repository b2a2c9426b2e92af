// Apart from money, so that who only needs the digits does not carry its schema.

const exponents: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/**
 * How many digits a currency has behind the point: 2 for EUR and any code not known, 0 for JPY, 3 for KWD.
 *
 * The table is ISO 4217, list one. The runtime's own figures will not do: they follow daily use rather than ISO (HUF 0
 * where ISO says 2, IQD 0 where ISO says 3) and differ from browser to browser, a hundredfold error in an amount.
 */
export function currencyExponent(currency: string): number {
  return exponents.get(currency) ?? 2;
}
