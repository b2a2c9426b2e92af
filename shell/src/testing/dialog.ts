import { vi } from 'vitest';
import { drawn } from './portal.ts';

/** Presses a key on the page, not in a field. */
export async function press(key: string): Promise<void> {
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
  await drawn();
}

/** Hands in the form of the open dialog. */
export async function submitDialog(): Promise<void> {
  openDialog()?.querySelector('form')?.requestSubmit();
  await drawn();
}

/** The buttons under the open dialog. */
export function dialogButtons(): (string | undefined)[] {
  return [...(openDialog()?.querySelectorAll('[slot=footer]') ?? [])].map((each) => each.textContent?.trim());
}

/** Chooses in the select with this label, as a person does. */
export async function choose(label: string, value: string): Promise<void> {
  const select = [...all('portico-select')].find(
    (each) => 'label' in each && each.label === label && each.checkVisibility(),
  );
  const native = select?.shadowRoot?.querySelector('select');
  if (!native) throw new Error(`no choice ${label}`);
  native.value = value;
  native.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  native.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn();
}

/** Picks an answer among those that show, in the element with this tag. */
export async function pick(tag: string, value: string): Promise<void> {
  const host = [...all(tag)].find((each) => each.isConnected);
  const control = host?.shadowRoot?.querySelector('portico-choice');
  const native = control?.shadowRoot?.querySelector<HTMLInputElement>(`input[value="${value}"]`);
  if (!native) throw new Error(`no answer ${value} in ${tag}`);
  native.click();
  await drawn();
}

/** In the choice of a scope with this label: chosen ones, and of these the one with this name. */
export async function pickScope(label: string, name?: string): Promise<void> {
  const scope = [...all('portico-scope-choice')].find(
    (each) => 'label' in each && each.label === label && each.checkVisibility(),
  );
  const some = scope?.shadowRoot
    ?.querySelector('portico-choice')
    ?.shadowRoot?.querySelector<HTMLInputElement>('input[value=some]');
  if (!some) throw new Error(`no scope ${label}`);
  // Until it is known what there is to choose from, only all can be chosen.
  await vi.waitFor(() => {
    if (some.disabled) throw new Error(`nothing to choose from in ${label}`);
  });
  some.click();
  await drawn();
  if (name === undefined) return;
  const check = [...(scope?.shadowRoot?.querySelectorAll('portico-check') ?? [])].find(
    (each) => 'label' in each && each.label === name,
  );
  check?.shadowRoot?.querySelector('input')?.click();
  await drawn();
}

function openDialog(): HTMLElement | undefined {
  return [...all('portico-dialog')].find((each) => 'open' in each && each.open === true);
}

function* all(selector: string, root: ParentNode = document): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) yield element;
    if (element.shadowRoot) yield* all(selector, element.shadowRoot);
  }
}
