/** How many minor units a currency has: 2 for EUR, 0 for JPY, 3 for KWD. From ISO 4217 as Intl knows it. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * Writes an amount of minor units as people of `locale` write it, without the currency: 123450, EUR → "1.234,50" in German.
 * Digits are Latin in every locale, because that is what keyboards type into a field.
 */
export function formatAmount(minor: number, currency: string, locale: string | undefined): string {
  const digits = minorDigits(currency);
  // Written as a decimal text: divided, an amount near 2^53 would lose its last cent.
  const major = `${minor}e-${digits}` as `${number}`;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    numberingSystem: 'latn',
  }).format(major);
}

/**
 * Reads what a person typed as an amount, in minor units. Spaces, apostrophes and a currency sign or code are passed
 * over; Arabic-Indic and other decimal digits count as digits.
 *
 * The decimal mark is the locale's. A lone mark of the other kind is taken for a decimal mark too, unless exactly three
 * digits follow: "1.5" in German is one and a half, "1.500" is fifteen hundred.
 *
 * @returns `null` for what is no amount, has more decimals than the currency, is negative, or is past 2^53
 */
export function parseAmount(text: string, currency: string, locale: string | undefined): number | null {
  const digits = minorDigits(currency);
  const plain = latin(text)
    .replace(new RegExp(`${currency}|\\p{Sc}|[\\s'’٬\\u200e\\u200f]`, 'giu'), '')
    .replace('٫', '.');
  const point = text.includes('٫') ? '.' : decimalMark(plain, locale);
  const [whole = '', fraction = '', ...rest] = plain.split(point);
  const bare = whole.replace(/[.,]/g, '');
  if (rest.length > 0 || !/^\d*$/.test(bare + fraction) || bare + fraction === '' || fraction.length > digits)
    return null;
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{2,3})+$/.test(whole)) return null;
  const minor = Number(bare + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

function decimalMark(text: string, locale: string | undefined): string {
  const own =
    new Intl.NumberFormat(locale, { numberingSystem: 'latn' })
      .formatToParts(0.5)
      .find(({ type }) => type === 'decimal')?.value ?? '.';
  const other = own === ',' ? '.' : ',';
  const lone = !text.includes(own) && text.split(other).length === 2 && !/[.,]\d{3}$/.test(text);
  return lone ? other : own;
}

// Unicode sets decimal digits in runs of ten, so a digit's value is its distance from the run's start, which is no digit before it.
function latin(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let value = 0;
    const code = digit.codePointAt(0) ?? 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });
}
