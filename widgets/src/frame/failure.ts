import { render } from 'lit';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import { PorticoErrorEvent } from '@portico/runtime/events';
import { faultCard } from '@portico/runtime/fault-card';
import { directionOf, pickLocale, setLocale } from '@portico/runtime/locale';
import { PorticoStateEvent } from '@portico/runtime/page-events';
import { registerOwnTexts } from '@portico/runtime/texts';
import type { WidgetPhase } from '@portico/runtime/widget';
import { base } from '@portico/ui/tokens/base';
import { tokens } from '@portico/ui/tokens/tokens';
import { readConfig, wrongTag } from '../api/config.ts';
import type { EmbedSettings } from '../settings.ts';

/** A frame that did not come, as far as this needs it. */
export interface FailedFrame {
  readonly element: HTMLElement;
  readonly settings: EmbedSettings;
  readonly blockSize: number;
}

/**
 * Says in a framed widget's place why its frame did not come, in the words and the looks of every other fault.
 *
 * @param why `blocked` by the page's own policy, or `silent`: the reason is asked of the server
 */
export async function showFailure(
  { element, settings, blockSize }: FailedFrame,
  why: 'blocked' | 'silent',
  again: () => void,
): Promise<void> {
  const fault =
    why === 'blocked' ? wrongTag('data-frame', settings.server) : await reasonOf(element, settings);
  const locale = pickLocale(settings.locale);
  registerOwnTexts();
  await setLocale(locale).catch(() => {});
  const box = document.createElement('div');
  [box.lang, box.dir] = [locale, directionOf(locale)];
  box.style.minBlockSize = `${blockSize}px`;
  render(faultCard(fault, { mayHaveTyped: false, again }), box);
  const { shadowRoot } = element;
  if (!shadowRoot) return;
  shadowRoot.adoptedStyleSheets = [tokens, base].flatMap(({ styleSheet }) => styleSheet ?? []);
  shadowRoot.replaceChildren(box);
  const phase = phaseOf(fault);
  element.setAttribute('phase', phase);
  element.dispatchEvent(new PorticoStateEvent(phase));
  element.dispatchEvent(new PorticoErrorEvent(fault));
}

/** A page that may not hold this widget cannot see that its frame was refused; what the server says of its key tells. */
async function reasonOf({ localName }: Element, settings: EmbedSettings): Promise<Fault> {
  try {
    const config = await readConfig(settings);
    const isHeld = config?.widgets?.some(({ widget }) => widget === localName) ?? true;
    return new Fault(!navigator.onLine ? 'offline' : isHeld ? 'unavailable' : 'origin_not_allowed');
  } catch (error) {
    return asFault(error);
  }
}

function phaseOf({ code }: Fault): WidgetPhase {
  if (code === 'offline') return 'offline';
  return code === 'unavailable' ? 'error' : 'refused';
}
