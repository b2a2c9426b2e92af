import { OverrideGround } from '@portico/domain/deals/override';
import { msg } from '@portico/ui/msg';

const grounds: Readonly<Record<OverrideGround, () => string>> = {
  customer_choice: () => msg('The customer chose this partner', { id: 'desk.override.choice' }),
  shared_verdict: () => msg('The holder agreed to share', { id: 'desk.override.shared' }),
  value_add: () => msg('This partner adds more', { id: 'desk.override.value' }),
  vendor_releases: () => msg('We give up our own claim', { id: 'desk.override.vendor' }),
  other: () => msg('Another reason', { id: 'desk.override.other' }),
};

/** On what an approval against the verdict stands. */
export function overrideWords(ground: OverrideGround): string {
  return grounds[ground]();
}

/** The reasons one can give for an approval against the verdict (DA8). */
export function overrideOptions(): { value: OverrideGround; label: string }[] {
  return OverrideGround.options.map((value) => ({ value, label: overrideWords(value) }));
}
