import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';

/** Where the file of a table is, filtered as the screen is; what is not set is left out, several are parted by commas. */
export function exportPath(
  table: 'deals' | 'disputes' | 'coverage' | 'reservations',
  filter: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
): string {
  const asked = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === '' || value === false ? [] : [[name, String(value)]],
  );
  const words = new URLSearchParams(asked).toString();
  return `/api/v1/${table}/export.csv${words && `?${words}`}`;
}

/** The link to the file of a page's one table, among its actions. */
export function drawExport(path: string): TemplateResult {
  return html`<portico-button slot="actions" href=${path}
    >${msg('Export as CSV', { id: 'shell.export' })}</portico-button
  >`;
}
