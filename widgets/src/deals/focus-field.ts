import type { ClaimField } from '@portico/domain/deals/claim';

/** Puts the focus on a field, and opens the fold it lies in. */
export function focusField(form: HTMLFormElement | null, name: ClaimField | undefined): void {
  const control = form?.querySelector<HTMLElement>(`[name=${name}]`);
  control?.closest('details')?.setAttribute('open', '');
  control?.focus();
}
