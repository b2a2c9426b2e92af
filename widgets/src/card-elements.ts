import { PorticoButton } from '@portico/ui/button/button';
import type { ElementClass } from '@portico/ui/define';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSkeleton } from '@portico/ui/skeleton/skeleton';

/** What every widget but the first form draws with: its own words for a fault, buttons, and its shape while it comes. */
export const cardElements: readonly ElementClass[] = [PorticoButton, PorticoProblem, PorticoSkeleton];
