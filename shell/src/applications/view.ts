import { PorticoWidget } from '@portico/runtime/widget';
import { ApplicationFaultEvent } from '@portico/runtime/applications/application-fault-event';

/**
 * What each view of an application stands on: it loads and shows its states as a widget does, and when it throws while
 * drawing it says so, and the portal puts the application's problem card in its place. Without that the page would stand
 * half drawn and silent.
 */
export abstract class PorticoView extends PorticoWidget {
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      this.dispatchEvent(new ApplicationFaultEvent(error));
    }
  }
}
