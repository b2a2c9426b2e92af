import { html, type TemplateResult } from 'lit';
import type { DealSummary } from '@portico/domain/deals/views';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import { type Answers, createFakePortal, type FakePortal } from '@portico/runtime/testing';
import type { ElementClass } from '@portico/ui/define';
import { draw, faults, settle } from '@portico/ui/testing/fixture';
import { dealView } from '@portico/widgets/testing/deals';
import { expect } from 'vitest';

export { me } from './people.ts';

/** A name as long as the longest that people bring. */
export const longName =
  'Vereinigte Norddeutsche Fahrradgroßhandels- und Logistikdienstleistungsgesellschaft mbH & Co. KG';

/** Rows of a list, each another customer. */
export function summaries(...names: string[]): DealSummary[] {
  return names.map((customerName, at) => ({ ...dealView({ customerName }), id: `deal_${at}` }));
}

/** Draws an element of the shell inside a portal with these answers, and waits until it has what it asked for. */
export async function drawIn<T extends HTMLElement>(
  answers: Answers,
  elements: readonly ElementClass[],
  template: TemplateResult,
): Promise<{ element: T; portal: FakePortal }> {
  const portal = createFakePortal(answers);
  const root = await draw(
    [PorticoPortal, ...elements],
    html`<portico-portal density="compact" .fetch=${portal.fetch}>${template}</portico-portal>`,
  );
  const element = root.firstElementChild as T;
  await expect.poll(() => ('phase' in element ? element.phase : 'ready')).not.toBe('loading');
  await drawn();
  return { element, portal };
}

/** Waits until everything on the page has drawn, in every shadow root. */
export async function drawn(root: ParentNode = document): Promise<void> {
  if (root instanceof Document) await settle(root);
  for (const element of root.querySelectorAll('*')) {
    if ('updateComplete' in element) await element.updateComplete;
    if (element.shadowRoot) await drawn(element.shadowRoot);
  }
}

/** Finds the first match of a selector, in every open shadow root below. */
export function deep<T extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): T | null {
  const here = root.querySelector<T>(selector);
  if (here) return here;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const found = shadowRoot ? deep<T>(selector, shadowRoot) : null;
    if (found) return found;
  }
  return null;
}

/** All words on the page, as they are drawn. */
export function words(root: ParentNode = document.body): string {
  return [...root.querySelectorAll('*')]
    .filter((element) => element.localName !== 'style' && element.localName !== 'script')
    .map((element) => {
      const own = [...element.childNodes]
        .filter((node) => node instanceof Text)
        .map((node) => node.data)
        .join(' ');
      return `${own} ${element.shadowRoot ? words(element.shadowRoot) : ''}`;
    })
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

/** Types into the field with this label, as a person does. */
export async function typeInto(label: string, text: string): Promise<void> {
  const native = fieldWith(label)?.shadowRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    '#control',
  );
  if (!native) throw new Error(`no field ${label}`);
  native.value = text;
  native.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await drawn();
}

/** Clicks the button with these words. */
export async function clickOn(label: string): Promise<void> {
  const button = [...all('portico-button, button, a')].find(
    (element) => element.checkVisibility() && element.textContent?.trim() === label,
  );
  if (!button) throw new Error(`no button ${label}`);
  // Inside, where a pointer would land: the host's own `click()` passes its native button by.
  (button.shadowRoot?.querySelector<HTMLElement>('button, a') ?? button).click();
  await drawn();
}

function fieldWith(label: string): Element | undefined {
  return [...all('portico-field, portico-select')].find(
    (element) => 'label' in element && element.label === label && element.checkVisibility(),
  );
}

/** Every match of a selector, in every open shadow root. */
function* all(selector: string, root: ParentNode = document): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) yield element;
    if (element.shadowRoot) yield* all(selector, element.shadowRoot);
  }
}

/**
 * The accessibility faults of what brings its own landmarks. The fixture's page has a `main` around it, which such a
 * screen never has, so rules about landmarks are left to the journeys, which look at the real page.
 */
export async function screenFaults(): Promise<string[]> {
  return (await faults()).filter((line) => !line.startsWith('landmark-'));
}
