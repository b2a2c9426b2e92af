import { expect, onTestFinished, test, vi } from 'vitest';
import { applicationOf } from './application.ts';

class Page extends HTMLElement {
  static readonly tag = 'test-page';
}

function place(): HTMLElement {
  const main = document.createElement('main');
  document.body.append(main);
  onTestFinished(() => main.remove());
  return main;
}

test('an application is on the page between mount and unmount, prepared before it enters', async () => {
  const main = place();
  const application = applicationOf({
    load: () => Promise.resolve(Page),
    container: () => main,
    prepare: (element) => (element.title = element.isConnected ? 'late' : 'prepared'),
  });
  await application.bootstrap();
  await application.mount();
  expect(main.querySelector<HTMLElement>('test-page')?.title).toBe('prepared');
  await application.unmount();
  expect(main.childElementCount).toBe(0);
});

test('an application that cannot be loaded shows a card, and trying again brings it', async () => {
  const main = place();
  let works = false;
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => {});
  onTestFinished(() => reported.mockRestore());
  const application = applicationOf({
    load: () => (works ? Promise.resolve(Page) : Promise.reject(new Error('gone'))),
    container: () => main,
  });
  await application.mount();
  expect(main.querySelector('portico-problem')?.textContent?.trim()).not.toBe('');
  expect(reported).toHaveBeenCalledOnce();
  works = true;
  main.querySelector<HTMLElement>('portico-button')?.click();
  await vi.waitFor(() => expect(main.querySelector('test-page')).not.toBeNull());
});

test('an application that arrives after its page was left is not shown', async () => {
  const main = place();
  let arrive = (_: typeof Page): void => {};
  const application = applicationOf({
    load: () => new Promise((resolve) => (arrive = resolve)),
    container: () => main,
  });
  const mounting = application.mount();
  await application.unmount();
  arrive(Page);
  await mounting;
  expect(main.querySelector('test-page')).toBeNull();
});
