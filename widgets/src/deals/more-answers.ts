import type { DraftClaim } from '@portico/domain/deals/claim';
import type { PorticoControl } from '@portico/ui/control';
import { isLineControl, withLine } from './line-fields.ts';

/** The claim with the answer of a control of the optional part that is no plain text; null for any other control. */
export function withMore(claim: DraftClaim, control: PorticoControl): DraftClaim | null {
  if (isLineControl(control)) return { ...claim, lines: withLine(claim.lines ?? [], control) };
  if (control.name !== 'sites') return null;
  const names = control.value.split('\n').map((name) => name.trimStart());
  return { ...claim, sites: names.filter(Boolean).map((name) => ({ name })) };
}
