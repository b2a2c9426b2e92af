/** What is inside an element: the first match in its shadow root. Throws when there is none. */
export function inside<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} in ${element.localName}`);
  return found;
}

/** The story's element: the first with this tag on the canvas. Throws when there is none. */
export function drawn<K extends keyof HTMLElementTagNameMap>(
  canvas: Element,
  tag: K,
): HTMLElementTagNameMap[K] {
  const found = canvas.querySelector(tag);
  if (!found) throw new Error(`no <${tag}> in the story`);
  return found;
}

/** Types into a control, native or ours, and leaves it, as a person does, in one go. */
export function enter(control: Element, value: string): void {
  const native = control.shadowRoot
    ? inside<HTMLInputElement>(control, '#control')
    : (control as HTMLInputElement);
  if (native.type === 'checkbox') native.checked = value === 'true';
  else native.value = value;
  native.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  native.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Presses the button with these words. Throws when there is none. */
export function press(widget: Element, words: string): void {
  const buttons = [...(widget.shadowRoot?.querySelectorAll<HTMLElement>('button, portico-button') ?? [])];
  const button = buttons.find(({ textContent }) => textContent.trim() === words);
  if (!button) throw new Error(`no button "${words}" in ${widget.localName}`);
  button.click();
}

/** Waits until what is moving has arrived: colours are judged as they are at that moment. */
export async function arrived(root: Element): Promise<void> {
  await new Promise(requestAnimationFrame);
  await Promise.all(moving(root).map(({ finished }) => finished.catch(() => {})));
}

function moving(root: Element | ShadowRoot): Animation[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...element.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity),
    ...(element.shadowRoot ? moving(element.shadowRoot) : []),
  ]);
}
