import { html, svg, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';

/** A share of cases as words; says so where too few stand behind it. */
export function shareWords(share: number | null, locale: string): string {
  if (share === null) return msg('Too few to say', { id: 'report.few' });
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A bar from zero, as long as its share of the longest one. The number stands beside it, so it is not read out. */
export function drawBar(value: number, most: number): TemplateResult {
  const length = most > 0 ? Math.round((value / most) * 1000) / 10 : 0;
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="ground" width="100" height="8"></rect><rect class="length" width=${length} height="8"></rect>`}
  </svg>`;
}

/** A length of business time: `3.5 hours`, `2 days`; business days have 24 hours (RP6). */
export function timeWords(ms: number | null, locale: string): string {
  if (ms === null) return msg('Too few to say', { id: 'report.few' });
  const hours = ms / 3_600_000;
  const [value, unit] =
    hours < 1 ? [hours * 60, 'minute'] : hours < 48 ? [hours, 'hour'] : [hours / 24, 'day'];
  const maximumFractionDigits = unit === 'minute' ? 0 : 1;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits,
  }).format(value);
}

/** A period in words, both days included. */
export function periodWords({ from, until }: { from: string; until: string }, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    Date.parse(from),
    Date.parse(until) - 1,
  );
}

/** A link to a sheet of a report over a span, as CSV. */
export function drawDownload(
  sheet: string,
  { from, until, step }: { from: string; until: string; step: string },
  name: string,
): TemplateResult {
  const query = new URLSearchParams({ from, until, step });
  return html`<a
    class="download"
    download
    href="/api/v1/reports/${sheet}.csv?${query.toString()}"
    aria-label=${msg(str`Download as CSV: ${name}`, { id: 'report.csv-named' })}
    >${msg('Download as CSV', { id: 'report.csv' })}</a
  >`;
}
