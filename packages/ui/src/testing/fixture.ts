import axe from 'axe-core';
import { render, type LitElement, type TemplateResult } from 'lit';
import { onTestFinished } from 'vitest';
import { define, type ElementClass } from '../define.ts';
import { adoptTokens } from '../tokens/tokens.ts';

/**
 * Draws `template` on an empty page in the product's tokens and waits for its elements; removed when the test ends.
 *
 * @returns the first element of the template
 */
export async function draw<T extends HTMLElement = HTMLElement>(
  elements: readonly ElementClass[],
  template: TemplateResult,
): Promise<T> {
  elements.forEach(define);
  adoptTokens(document);
  document.documentElement.lang = 'en';
  document.title = 'Test';
  const main = document.createElement('main');
  main.style.background = 'var(--portico-surface)';
  document.body.append(main);
  onTestFinished(() => main.remove());
  render(template, main);
  await settle(main);
  return main.firstElementChild as T;
}

/** Waits until every element of ours under `root` has drawn. */
export async function settle(root: Element | Document = document): Promise<void> {
  for (const element of root.querySelectorAll<LitElement>('*')) await element.updateComplete;
}

/** What is inside an element: the first match in its shadow root. Throws when there is none. */
export function inside<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} in ${element.localName}`);
  return found;
}

/**
 * The accessibility faults axe finds on the page now, one line each; empty when there are none. Rules about whole
 * pages (landmarks, headings, regions) are left out: a component is no page.
 */
export async function faults(root: Element = document.body): Promise<string[]> {
  // Axe reads colours as they are now, so what fades in has to arrive first.
  await new Promise(requestAnimationFrame);
  // One that is cut short, as when its element goes away, has arrived too.
  await Promise.allSettled(moving(root).map(({ finished }) => finished));
  const { violations } = await axe.run(root, {
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.flat().join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** What moves under `root`, shadow roots included, and will end. */
function moving(root: Element | ShadowRoot): Animation[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...element.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity),
    ...(element.shadowRoot ? moving(element.shadowRoot) : []),
  ]);
}
