/** The number of a deal as it is written out, with whatever stands between its parts. */
const WHOLE =
  /(?<![0-9A-Z])D[^0-9A-Z]{0,2}(\d{4})[^0-9A-Z]{0,2}([0-9A-Z]{4})[^0-9A-Z]{0,2}([0-9A-Z]{4})(?![0-9A-Z])/g;
/** As it was while numbers were counted: `D-2026-000123`. */
const COUNTED = /(?<![0-9A-Z])D-\d{4}-[0-9A-Z]+(?:-[0-9A-Z]+)*/g;
/** Its last parts, joined by a dash of any length. */
const DASHED = /(?<![0-9A-Z])([0-9A-Z]{4})[-\u2010-\u2015]([0-9A-Z]{4})(?![0-9A-Z])/g;
/** More of them than anybody writes into a note. */
const NUMBERS_MAX = 2_000;

/**
 * What may be the number of a deal in a text, each once, as `D-2026-7K4M-Q2XZ`: written out, with other signs or none between
 * its parts (`D 2026 7K4M Q2XZ`), or its last parts alone (`7K4M-Q2XZ`, `7k4m q2xz`, `7K4MQ2XZ`), which may be of any of
 * `years`. Many are no numbers: whoever asks looks them up.
 */
export function numbersIn(text: string, years: readonly string[]): string[] {
  const capitals = text.toUpperCase();
  const whole = [...capitals.matchAll(WHOLE)].map(([, year, one, other]) => `D-${year}-${one}-${other}`);
  const rest = capitals.replaceAll(WHOLE, ' ');
  const short = shortIn(rest).flatMap((parts) => years.map((year) => `D-${year}-${parts}`));
  return [...new Set([...whole, ...(rest.match(COUNTED) ?? []), ...short])].slice(0, NUMBERS_MAX);
}

/** The year in the number of a deal; empty for what is none. */
export function yearOf(number: string): string {
  return /^D-(\d{4})-/i.exec(number)?.[1] ?? '';
}

/** The last parts of numbers. Two words of the language are none unless a dash joins them: most numbers have a digit. */
function shortIn(text: string): string[] {
  const dashed = [...text.matchAll(DASHED)].map(([, one, other]) => `${one}-${other}`);
  const words = text.split(/[^0-9A-Z]+/);
  const apart = words.flatMap((word, index) => {
    const next = words[index + 1] ?? '';
    if (word.length === 8 && hasDigit(word)) return [`${word.slice(0, 4)}-${word.slice(4)}`];
    return word.length === 4 && next.length === 4 && hasDigit(word + next) ? [`${word}-${next}`] : [];
  });
  return [...dashed, ...apart];
}

function hasDigit(text: string): boolean {
  return /\d/.test(text);
}
