import type { TemplateResult } from 'lit';
import type { Fault } from '@portico/domain/fault';
import { faultCard } from '@portico/runtime/fault-card';
import { PorticoWidget } from '@portico/runtime/widget';
import { PorticoButton } from '@portico/ui/button/button';
import type { ElementClass } from '@portico/ui/define';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSkeleton } from '@portico/ui/skeleton/skeleton';
import { ApplicationFaultEvent } from '@portico/runtime/applications/application-fault-event';

/**
 * What each view of an application stands on: it loads and shows its states as a widget does, and when it throws while
 * drawing it says so, and the portal puts the application's problem card in its place. Without that the page would stand
 * half drawn and silent.
 */
export abstract class PorticoView extends PorticoWidget {
  static override readonly uses: readonly ElementClass[] = [PorticoProblem, PorticoButton, PorticoSkeleton];

  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      this.dispatchEvent(new ApplicationFaultEvent(error));
    }
  }

  // The portal has the words for every fault from the start; a widget on a foreign page fetches them when there is one.
  protected override renderFault(fault: Fault, again?: () => void): TemplateResult {
    return faultCard(fault, { mayHaveTyped: this.phase === 'ready', again });
  }
}
